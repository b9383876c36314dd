"use client";

import dynamic from "next/dynamic";

// One chunk per widget: a page fetches only the widgets that it shows. `dynamic` must stand in a client file for that.
export const ConvolutionStepper = dynamic(() =>
  import("./convolution-stepper/view").then((view) => view.ConvolutionStepper),
);
export const GradientPowers = dynamic(() =>
  import("./gradient-powers/view").then((view) => view.GradientPowers),
);
export const LstmGateVisualizer = dynamic(() =>
  import("./lstm-gate-visualizer/view").then((view) => view.LstmGateVisualizer),
);
export const NetworkSizer = dynamic(() => import("./network-sizer/view").then((view) => view.NetworkSizer));
export const Trainer = dynamic(() => import("./trainer/view").then((view) => view.Trainer));
export const WeightInitExplorer = dynamic(() =>
  import("./weight-init-explorer/view").then((view) => view.WeightInitExplorer),
);
export const RegularizationLab = dynamic(() =>
  import("./regularization-lab/view").then((view) => view.RegularizationLab),
);
export const LossDoctor = dynamic(() => import("./loss-doctor/view").then((view) => view.LossDoctor));
export const BatchnormLab = dynamic(() => import("./batchnorm-lab/view").then((view) => view.BatchnormLab));
export const DropoutLab = dynamic(() => import("./dropout-lab/view").then((view) => view.DropoutLab));
export const LayerCalculator = dynamic(() =>
  import("./layer-calculator/view").then((view) => view.LayerCalculator),
);
export const PoolingStepper = dynamic(() =>
  import("./pooling-stepper/view").then((view) => view.PoolingStepper),
);
export const RecapQuiz = dynamic(() => import("./recap-quiz/view").then((view) => view.RecapQuiz));
export const CnnBuilder = dynamic(() => import("./cnn-builder/view").then((view) => view.CnnBuilder));
export const ReceptiveField = dynamic(() =>
  import("./receptive-field/view").then((view) => view.ReceptiveField),
);
export const BpttGradients = dynamic(() =>
  import("./bptt-gradients/view").then((view) => view.BpttGradients),
);
export const ResidualLab = dynamic(() => import("./residual-lab/view").then((view) => view.ResidualLab));
export const ResnetTable = dynamic(() => import("./resnet-table/view").then((view) => view.ResnetTable));
export const PreprocessingLab = dynamic(() =>
  import("./preprocessing-lab/view").then((view) => view.PreprocessingLab),
);
export const ImageWhitening = dynamic(() =>
  import("./image-whitening/view").then((view) => view.ImageWhitening),
);
export const SearchLab = dynamic(() => import("./search-lab/view").then((view) => view.SearchLab));
export const SealedTestSet = dynamic(() =>
  import("./sealed-test-set/view").then((view) => view.SealedTestSet),
);
export const ShiftLab = dynamic(() => import("./shift-lab/view").then((view) => view.ShiftLab));
export const FeatureMaps = dynamic(() => import("./feature-maps/view").then((view) => view.FeatureMaps));
export const AutoencoderLab = dynamic(() =>
  import("./autoencoder-lab/view").then((view) => view.AutoencoderLab),
);
export const GanLab = dynamic(() => import("./gan-lab/view").then((view) => view.GanLab));
export const TensorViewer = dynamic(() => import("./tensor-viewer/view").then((view) => view.TensorViewer));
export const RnnUnroller = dynamic(() => import("./rnn-unroller/view").then((view) => view.RnnUnroller));
export const AutodiffGraph = dynamic(() =>
  import("./autodiff-graph/view").then((view) => view.AutodiffGraph),
);
export const DeviceBench = dynamic(() => import("./device-bench/view").then((view) => view.DeviceBench));
export const SameModel = dynamic(() => import("./same-model/view").then((view) => view.SameModel));
export const AdversarialLab = dynamic(() =>
  import("./adversarial-lab/view").then((view) => view.AdversarialLab),
);
export const ShapePicker = dynamic(() => import("./shape-picker/view").then((view) => view.ShapePicker));
export const CharRnn = dynamic(() => import("./char-rnn/view").then((view) => view.CharRnn));
export const FoolingImages = dynamic(() =>
  import("./fooling-images/view").then((view) => view.FoolingImages),
);
export const ShiftTest = dynamic(() => import("./shift-test/view").then((view) => view.ShiftTest));
export const TransferLab = dynamic(() => import("./transfer-lab/view").then((view) => view.TransferLab));
export const ImageGan = dynamic(() => import("./image-gan/view").then((view) => view.ImageGan));
export const Walkthrough = dynamic(() => import("./walkthrough/view").then((view) => view.Walkthrough));
export const PictureAttack = dynamic(() =>
  import("./picture-attack/view").then((view) => view.PictureAttack),
);
