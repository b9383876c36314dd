// What notebooks are made of: nbformat 4.5 (https://nbformat.readthedocs.io/en/latest/format_description.html).

/** The notebooks' way to TensorFlow.js: Deno fetches it by itself. */
export const npmTensorflow = "npm:@tensorflow/tfjs@4.22.0";

export const python = {
  kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
  language_info: { file_extension: ".py", mimetype: "text/x-python", name: "python" },
};

/** Deno's kernel, which comes with Deno: `deno jupyter --install`. */
export const deno = {
  kernelspec: { display_name: "Deno", language: "typescript", name: "deno" },
  language_info: { file_extension: ".ts", mimetype: "text/x.typescript", name: "typescript" },
};

export function createTextCell(id: string, source: string) {
  return { cell_type: "markdown", id, metadata: {}, source: splitLines(source) };
}

export function createCodeCell(id: string, source: string) {
  return {
    cell_type: "code",
    execution_count: null,
    id,
    metadata: {},
    outputs: [],
    source: splitLines(source),
  };
}

/** Lines with their ends, as Jupyter itself writes them: a change of one line is then one in a comparison of files. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

type NotebookCell = ReturnType<typeof createTextCell> | ReturnType<typeof createCodeCell>;

/** The text of an `.ipynb` file. */
export function printCells(cells: readonly NotebookCell[], metadata: typeof python): string {
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}
