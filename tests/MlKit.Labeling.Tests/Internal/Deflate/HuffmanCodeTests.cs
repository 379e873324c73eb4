using CsCheck;
using MlKit.Labeling.Internal.Deflate;

namespace MlKit.Labeling.Tests.Internal.Deflate;

public sealed class HuffmanCodeTests
{
    private static readonly Gen<int[]> Frequencies = Gen.OneOf(Gen.Int[0, 5], Gen.Int[0, 8000]).Array[2, 286].Where(values => values.Count(value => value > 0) >= 2);

    [Fact]
    public void FindLengths_AnyFrequencies_GivesACompleteCodeOfNoMoreBits() => Frequencies.Sample(frequencies =>
    {
        var lengths = Find(frequencies, 12);

        Assert.Equal(1 << 12, lengths.Sum(length => length == 0 ? 0 : 1 << (12 - length)));
        Assert.All(lengths.Zip(frequencies), pair => Assert.Equal(pair.Second > 0, pair.First > 0));
    });

    [Fact]
    public void FindLengths_LimitThatIsNotReached_GivesTheBestCode() => Frequencies.Sample(frequencies =>
    {
        var queue = new PriorityQueue<int, int>(frequencies.Where(value => value > 0).Select(value => (value, value)));
        var best = 0;
        while (queue.Count > 1)
        {
            var sum = queue.Dequeue() + queue.Dequeue();
            best += sum;
            queue.Enqueue(sum, sum);
        }

        Assert.Equal(best, Find(frequencies, 30).Zip(frequencies, (length, frequency) => length * frequency).Sum());
    });

    [Fact]
    public void FindLengths_CodesThatWouldBeTooLong_AreShortened()
    {
        int[] frequencies = [1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144];

        Assert.Equal([11, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1], Find(frequencies, 12));
        Assert.Equal(5, Find(frequencies, 5).Max());
    }

    [Fact]
    public void Assign_Lengths_GivesTheCodesOfTheSpecification()
    {
        // The example of https://www.rfc-editor.org/rfc/rfc1951#section-3.2.2: 010 011 100 101 110 00 1110 1111, here with the first bit lowest.
        var codes = new uint[9];

        HuffmanCode.Assign([3, 3, 3, 3, 3, 2, 4, 4, 0], codes);

        Assert.Equal([0b_010u, 0b_110, 0b_001, 0b_101, 0b_011, 0b_00, 0b_0111, 0b_1111, 0], codes.Select(code => code >> 8));
        Assert.Equal([3u, 3, 3, 3, 3, 2, 4, 4, 0], codes.Select(code => code & 0xFF));
    }

    private static byte[] Find(int[] frequencies, int maxLength)
    {
        var lengths = new byte[frequencies.Length];
        HuffmanCode.FindLengths(frequencies, maxLength, lengths);
        return lengths;
    }
}
