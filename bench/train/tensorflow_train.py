"""Trains the published network with TensorFlow and prints its speed as one line of JSON.

`cargo xtask bench train` compares it with our trainer. The network is that of crates/model: 28x28, three times conv 3x3, ReLU,
max-pool 2; three times nearest resize, conv 3x3, ReLU; conv 3x3 to logits. Mean sigmoid cross-entropy, Adam, batches
of 200, fresh Gaussian noise for each, a new order each epoch.

It is written for speed: a whole epoch is one call of one compiled graph, without Python between the steps. The graph
reads the pictures from memory and generates the noise, on all cores. These variants were not faster on a CPU: tf.data
with prefetching, noise by numpy, pooling by reduce_max, NCHW, Keras' Adam. XLA needs twice the time.
"""

import argparse
import json
import os
import time
from pathlib import Path

# TensorFlow prints only errors.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import numpy as np
import tensorflow as tf

BATCH = 200
NOISE = 0.5
LEARNING_RATE, BETA1, BETA2, EPSILON = 0.001, 0.9, 0.999, 1e-8
CHANNELS = [1, 32, 32, 16, 16, 32, 32, 1]
DECODED = [7, 14, 28]

# The published configuration and our trainer use float32. bfloat16 is TensorFlow's mixed precision:
# convolutions round their operands to 8 significant bits, which CPUs with AMX or AVX-512 BF16 compute faster.
VARIANTS = ["float32", "bfloat16", "xla"]


def read_images(folder, count):
    """The first `count` training images as bytes, [count, 28, 28, 1], from the IDX file."""
    file = (folder / "train-images-idx3-ubyte").read_bytes()
    header = np.frombuffer(file, ">u4", count=4)
    if header.tolist() != [0x803, 60_000, 28, 28]:
        raise SystemExit(f"{folder}: not MNIST's training images: {header.tolist()}")
    return np.frombuffer(file, np.uint8, offset=16)[: count * 784].reshape(-1, 28, 28, 1)


def initial_parameters():
    """Glorot-uniform kernels and zero biases, alternately."""
    glorot = tf.keras.initializers.GlorotUniform(seed=1)
    shapes = [(3, 3, *channels) for channels in zip(CHANNELS, CHANNELS[1:])]
    return [tf.Variable(value) for shape in shapes for value in (glorot(shape), tf.zeros(shape[-1]))]


def resize(maps, size):
    """Nearest neighbour, floor(i * in / out): repeats each value, and drops the eighth row and column from 4 to 7.

    It equals TF1's resize_nearest_neighbor and is as fast, and XLA supports its gradient.
    """
    return tf.repeat(tf.repeat(maps, 2, axis=1), 2, axis=2)[:, :size, :size]


def network(parameters, maps):
    """The logits."""
    layers = list(zip(parameters[::2], parameters[1::2]))

    def convolve(maps, layer):
        kernel, bias = layer
        return tf.nn.bias_add(tf.nn.conv2d(maps, kernel, 1, "SAME"), bias)

    for layer in layers[:3]:
        maps = tf.nn.max_pool2d(tf.nn.relu(convolve(maps, layer)), 2, 2, "SAME")
    for layer, size in zip(layers[3:6], DECODED):
        maps = tf.nn.relu(convolve(resize(maps, size), layer))
    return convolve(maps, layers[6])


class Adam:
    """Adam by TensorFlow's fused kernel, one call for each parameter. Keras' Adam is a dozen small operations."""

    def __init__(self, parameters):
        self.moments = [[tf.Variable(tf.zeros_like(p)) for _ in range(2)] for p in parameters]
        self.powers = [tf.Variable(BETA1), tf.Variable(BETA2)]

    def variables(self):
        return [*self.powers, *(moment for pair in self.moments for moment in pair)]

    def step(self, parameters, gradients):
        beta1_power, beta2_power = self.powers
        for parameter, (m, v), gradient in zip(parameters, self.moments, gradients):
            tf.raw_ops.ResourceApplyAdam(
                var=parameter.handle, m=m.handle, v=v.handle, grad=gradient, lr=LEARNING_RATE,
                beta1_power=beta1_power, beta2_power=beta2_power, beta1=BETA1, beta2=BETA2, epsilon=EPSILON,
            )  # fmt: skip
        beta1_power.assign(beta1_power * BETA1)
        beta2_power.assign(beta2_power * BETA2)


def compiled_epoch(images, parameters, adam, variant):
    """A function that trains on the images in the given order and returns the mean loss of the batches."""

    @tf.function(jit_compile=variant == "xla")
    def step(inputs, targets):
        with tf.GradientTape() as tape:
            logits = network(parameters, inputs)
            loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=targets, logits=logits))
        adam.step(parameters, tape.gradient(loss, parameters))
        return loss

    @tf.function(input_signature=[tf.TensorSpec([None], tf.int32)])
    def epoch(order):
        total, batches = tf.constant(0.0), tf.constant(0.0)
        for start in tf.range(0, tf.size(order), BATCH):
            targets = tf.cast(tf.gather(images, order[start : start + BATCH]), tf.float32) / 255
            inputs = tf.clip_by_value(targets + NOISE * tf.random.normal(tf.shape(targets)), 0, 1)
            total, batches = total + step(inputs, targets), batches + 1
        return total / batches

    return epoch


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with MNIST's files")
    parser.add_argument("--images", type=int, default=60_000)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--variant", choices=VARIANTS, default="float32")
    options = parser.parse_args()

    tf.random.set_seed(1)
    shuffle = np.random.default_rng(1).permutation
    if options.variant == "bfloat16":
        tf.config.optimizer.set_experimental_options({"auto_mixed_precision_onednn_bfloat16": True})
    images = read_images(options.data, options.images)
    parameters = initial_parameters()
    adam = Adam(parameters)
    epoch = compiled_epoch(tf.constant(images), parameters, adam, options.variant)

    # The first call traces and optimises the graph. Afterwards the parameters are reset, so that it does not train.
    variables = [*parameters, *adam.variables()]
    before = [variable.numpy() for variable in variables]
    epoch(tf.range(min(2 * BATCH, len(images))))
    for variable, value in zip(variables, before):
        variable.assign(value)

    start = time.perf_counter()
    losses = [float(epoch(shuffle(len(images)).astype(np.int32))) for _ in range(options.epochs)]
    seconds = time.perf_counter() - start
    result = {
        "version": tf.__version__,
        "variant": options.variant,
        "images": len(images),
        "epochs": options.epochs,
        "seconds": seconds,
        "images_per_second": len(images) * options.epochs / seconds,
        "loss": losses[-1],
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
