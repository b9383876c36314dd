// TensorFlow.js without its layers, file formats and backends: 90 kB gzip instead of 290. Each backend is fetched when it
// is tried. Only `devices.ts` fetches this file, in the worker. The core itself comes first: the rest reads its flags while loading.
import "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import "@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops";

export * from "@tensorflow/tfjs-core";
