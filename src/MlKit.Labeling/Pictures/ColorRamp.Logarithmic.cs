using System.Buffers.Binary;
using System.Numerics;

namespace MlKit.Labeling.Pictures;

internal sealed partial class ColorRamp
{
    /// <summary>Spreads the ramp over a range of positive numbers, logarithmically.</summary>
    /// <param name="min">Where the ramp starts, positive.</param>
    /// <param name="max">Where it ends, larger than <paramref name="min"/>.</param>
    /// <returns>The colours of the range.</returns>
    public LogarithmicColors Over(double min, double max) => new(this, min, max);

    /// <summary>The colours of a logarithmic range, looked up.</summary>
    /// <remarks>
    /// The bits of a positive float grow with its logarithm, so the upper ones are an index, and no logarithm is taken per point. The range has 2048 to 4095
    /// cells with the colour of their middle: no channel differs by more than 1 from that of the logarithm.
    /// </remarks>
    public sealed class LogarithmicColors
    {
        private const int MinCellBits = 11;
        private readonly int _first;
        private readonly int _last;
        private readonly int _shift;
        private readonly int[] _colors;

        internal LogarithmicColors(ColorRamp ramp, double min, double max)
        {
            _first = BitConverter.SingleToInt32Bits((float)Math.Min(min, float.MaxValue));
            _last = BitConverter.SingleToInt32Bits((float)Math.Min(max, float.MaxValue));
            _shift = BitOperations.Log2((uint)((_last - _first) >> MinCellBits) | 1);
            _colors = new int[((_last - _first) >> _shift) + 1];
            var start = Math.Log(min);
            for (var i = 0; i < _colors.Length; i++)
            {
                double middle = BitConverter.Int32BitsToSingle(_first + (i << _shift) + ((1 << _shift) >> 1));
                var (r, g, b) = ramp.At((Math.Log(middle) - start) / (Math.Log(max) - start));
                _colors[i] = r | (g << 8) | (b << 16);
            }
        }

        /// <summary>Returns the colour of a number: the first below the range, the last above; one of them for NaN.</summary>
        public Rgb At(float value)
        {
            var color = Find(value, _first, _last, _shift, _colors);
            return new((byte)color, (byte)(color >> 8), (byte)(color >> 16));
        }

        /// <summary>Writes the colours of N numbers as N x 3 bytes (R, G, B).</summary>
        /// <exception cref="ArgumentException"><paramref name="rgb"/> is too short.</exception>
        public void Write(ReadOnlySpan<float> values, Span<byte> rgb)
        {
            if (rgb.Length / 3 < values.Length)
                throw new ArgumentException($"The colours need room for {3L * values.Length} bytes, but have {rgb.Length}.", nameof(rgb));
            if (values.IsEmpty)
                return;

            // Four bytes are one store; the fourth belongs to the next point, which writes it over. The last point has no next.
            var (first, last, shift, colors) = (_first, _last, _shift, _colors);
            var room = rgb;
            foreach (var value in values[..^1])
            {
                BinaryPrimitives.WriteInt32LittleEndian(room, Find(value, first, last, shift, colors));
                room = room[3..];
            }

            (room[0], room[1], room[2]) = At(values[^1]);
        }

        // As integers, the bits of negative numbers are negative, and those of infinity exceed those of all finite numbers.
        private static int Find(float value, int first, int last, int shift, int[] colors) =>
            colors[(Math.Max(Math.Min(BitConverter.SingleToInt32Bits(value), last), first) - first) >> shift];
    }
}
