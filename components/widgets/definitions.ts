import type { WidgetDefinition } from "@/lib/contract/widget";
import { definition as convolutionStepper } from "./convolution-stepper/state";
import { definition as gradientPowers } from "./gradient-powers/state";
import { definition as lstmGateVisualizer } from "./lstm-gate-visualizer/state";
import { definition as networkSizer } from "./network-sizer/state";
import { definition as trainer } from "./trainer/state";
import { definition as weightInitExplorer } from "./weight-init-explorer/state";
import { definition as regularizationLab } from "./regularization-lab/state";
import { definition as lossDoctor } from "./loss-doctor/state";
import { definition as batchnormLab } from "./batchnorm-lab/state";
import { definition as dropoutLab } from "./dropout-lab/state";
import { definition as layerCalculator } from "./layer-calculator/state";
import { definition as poolingStepper } from "./pooling-stepper/state";
import { definition as recapQuiz } from "./recap-quiz/state";
import { definition as cnnBuilder } from "./cnn-builder/state";
import { definition as receptiveField } from "./receptive-field/state";
import { definition as bpttGradients } from "./bptt-gradients/state";
import { definition as residualLab } from "./residual-lab/state";
import { definition as resnetTable } from "./resnet-table/state";
import { definition as preprocessingLab } from "./preprocessing-lab/state";
import { definition as imageWhitening } from "./image-whitening/state";
import { definition as searchLab } from "./search-lab/state";
import { definition as sealedTestSet } from "./sealed-test-set/state";
import { definition as shiftLab } from "./shift-lab/state";
import { definition as featureMaps } from "./feature-maps/state";
import { definition as autoencoderLab } from "./autoencoder-lab/state";
import { definition as ganLab } from "./gan-lab/state";
import { definition as tensorViewer } from "./tensor-viewer/state";
import { definition as rnnUnroller } from "./rnn-unroller/state";
import { definition as autodiffGraph } from "./autodiff-graph/state";
import { definition as deviceBench } from "./device-bench/state";
import { definition as sameModel } from "./same-model/state";
import { definition as adversarialLab } from "./adversarial-lab/state";
import { definition as shapePicker } from "./shape-picker/state";
import { definition as charRnn } from "./char-rnn/state";
import { definition as foolingImages } from "./fooling-images/state";
import { definition as shiftTest } from "./shift-test/state";
import { definition as transferLab } from "./transfer-lab/state";
import { definition as imageGan } from "./image-gan/state";
import { definition as walkthrough } from "./walkthrough/state";
import { definition as pictureAttack } from "./picture-attack/state";

/** Every widget that a lesson may embed and `/widgets/<name>` shows alone. */
export const definitions: readonly WidgetDefinition<object>[] = [
  convolutionStepper,
  gradientPowers,
  lstmGateVisualizer,
  networkSizer,
  trainer,
  weightInitExplorer,
  regularizationLab,
  lossDoctor,
  batchnormLab,
  dropoutLab,
  layerCalculator,
  poolingStepper,
  recapQuiz,
  cnnBuilder,
  receptiveField,
  bpttGradients,
  residualLab,
  resnetTable,
  preprocessingLab,
  imageWhitening,
  searchLab,
  sealedTestSet,
  shiftLab,
  featureMaps,
  autoencoderLab,
  ganLab,
  tensorViewer,
  rnnUnroller,
  autodiffGraph,
  deviceBench,
  sameModel,
  adversarialLab,
  shapePicker,
  charRnn,
  foolingImages,
  shiftTest,
  transferLab,
  imageGan,
  walkthrough,
  pictureAttack,
];
