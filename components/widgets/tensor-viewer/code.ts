import type { CodeListing } from "@/components/widget/code-dialog";
import type { State } from "./state";

/** Reads one pixel of a picture file in three libraries; PyTorch keeps the channels first. */
export function printPrograms({ row, column, scale }: State): CodeListing {
  const isShare = scale === "shares";
  return {
    tensorflowjs: `// npm install @tensorflow/tfjs
import * as tf from "@tensorflow/tfjs";

const image = document.querySelector("img");
const x = tf.browser.fromPixels(image)${isShare ? ".div(255)" : ""}; // [height, width, 3]
x.slice([${row}, ${column}, 0], [1, 1, 3]).print();
`,
    keras: `# pip install keras tensorflow pillow
import keras

image = keras.utils.load_img("picture.png")
x = keras.utils.img_to_array(image)${isShare ? " / 255" : ""}  # (height, width, 3)
print(x.shape, x[${row}, ${column}])
`,
    pytorch: `# pip install torch torchvision
from torchvision.io import ImageReadMode, decode_image

x = decode_image("picture.png", mode=ImageReadMode.RGB)${isShare ? " / 255" : ""}  # (3, height, width)
print(x.shape, x[:, ${row}, ${column}])
`,
  };
}
