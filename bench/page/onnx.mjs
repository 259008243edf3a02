// Writes the network as an ONNX file. It encodes the few protobuf messages that the file needs itself.
// The field numbers are those of onnx.proto3; opset 13 is read by every version of the runtime.

const FLOAT = 1;
const INT64 = 7;

/** The bytes of an ONNX model with input `input`, `[1, ...shape]`, and output `output` of the same height and width. */
export function onnx(steps, shape) {
  const nodes = [];
  const tensors = [];
  const saved = [];
  let last = "input";
  let [channels, side] = shape;
  steps.forEach((step, index) => {
    const output = index === steps.length - 1 ? "output" : `value${index}`;
    const add = (type, inputs, attributes = []) => nodes.push(node(type, [last, ...inputs], output, attributes));
    if (step.op === "conv") {
      [channels] = step.weight.shape;
      tensors.push(floats(`weight${index}`, step.weight.shape, step.weight.values));
      tensors.push(floats(`bias${index}`, step.bias.shape, step.bias.values));
      add("Conv", [`weight${index}`, `bias${index}`], [ints("kernel_shape", [3, 3]), ints("pads", [1, 1, 1, 1])]);
    } else if (step.op === "maxpool") {
      // An odd side is padded by one at its end. That equals rounding up, which not every backend supports.
      const pads = ints("pads", [0, 0, side % 2, side % 2]);
      side = Math.ceil(side / 2);
      add("MaxPool", [], [ints("kernel_shape", [2, 2]), ints("strides", [2, 2]), pads]);
    } else if (step.op === "resize") {
      side = step.side;
      tensors.push(int64s(`sizes${index}`, [1, channels, side, side]));
      const nearest = [text("mode", "nearest"), text("coordinate_transformation_mode", "asymmetric")];
      add("Resize", ["", "", `sizes${index}`], [...nearest, text("nearest_mode", "floor")]);
    } else if (step.op === "save") {
      saved.push(last);
      return;
    } else if (step.op === "add") {
      add("Add", [saved.pop()]);
    } else {
      add({ relu: "Relu", sigmoid: "Sigmoid" }[step.op], []);
    }
    last = output;
  });
  const graph = [
    ...nodes.map((bytes) => field(1, bytes)),
    field(2, "afterimage"),
    ...tensors.map((bytes) => field(5, bytes)),
    field(11, picture("input", shape)),
    field(12, picture("output", [channels, ...shape.slice(1)])),
  ].flat();
  return Uint8Array.from([...field(1, 7), ...field(8, field(2, 13)), ...field(7, graph)]);
}

const node = (type, inputs, output, attributes = []) => [
  ...inputs.flatMap((name) => field(1, name)),
  ...field(2, output),
  ...field(4, type),
  ...attributes.flatMap((bytes) => field(5, bytes)),
];

const ints = (name, values) => [...field(1, name), ...values.flatMap((value) => field(8, value)), ...field(20, 7)];

const text = (name, value) => [...field(1, name), ...field(4, value), ...field(20, 3)];

const tensor = (name, shape, type, buffer) => [
  ...shape.flatMap((size) => field(1, size)),
  ...field(2, type),
  ...field(8, name),
  ...field(9, [...new Uint8Array(buffer)]),
];

const floats = (name, shape, values) => tensor(name, shape, FLOAT, values.buffer);

const int64s = (name, values) => tensor(name, [values.length], INT64, BigInt64Array.from(values.map(BigInt)).buffer);

const picture = (name, shape) => {
  const sizes = [1, ...shape].flatMap((size) => field(1, field(1, size)));
  return [...field(1, name), ...field(2, field(1, [...field(1, FLOAT), ...field(2, sizes)]))];
};

/** A protobuf field: a number, or a text or bytes with their length before them. */
function field(number, value) {
  if (typeof value === "number") return [...varint(number << 3), ...varint(value)];
  const bytes = typeof value === "string" ? [...new TextEncoder().encode(value)] : value;
  return [...varint((number << 3) | 2), ...varint(bytes.length), ...bytes];
}

function varint(value) {
  const bytes = [];
  for (; value >= 0x80; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
  return [...bytes, value];
}
