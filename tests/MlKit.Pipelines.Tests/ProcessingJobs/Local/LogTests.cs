using System.Text;
using MlKit.Pipelines.ProcessingJobs.Local;

namespace MlKit.Pipelines.Tests.ProcessingJobs.Local;

public sealed class LogTests
{
    [Theory]
    [InlineData("a\nb\n", "a|b")]
    [InlineData("a\r\n\nb", "a||b")]
    [InlineData("10%\r20%\rdone\n", "10%\r20%\rdone")]
    [InlineData("", null)]
    public async Task RunAsync_Text_IsCutIntoLines(string text, string? expected) => Assert.Equal(expected?.Split('|') ?? [], await PumpAsync(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public async Task RunAsync_InvalidUtf8_IsReplaced() => Assert.Equal(["a\uFFFDb", "ü", "\uFFFD"], await PumpAsync([(byte)'a', 0xFF, (byte)'b', (byte)'\n', 0xC3, 0xBC, (byte)'\n', 0xE2, 0x82]));

    [Fact]
    public async Task RunAsync_VeryLongLine_ComesInPieces()
    {
        var lines = await PumpAsync(Encoding.UTF8.GetBytes(new string('x', (2 * LogPump.LongestLine) + 5) + "\ny\n"));

        Assert.Equal([LogPump.LongestLine, LogPump.LongestLine, 5, 1], lines.Select(line => line.Length));
    }

    [Fact]
    public async Task RunAsync_CharacterInTwoReads_StaysWhole()
    {
        var lines = new List<string>();
        await new LogPump(new SlowStream(Encoding.UTF8.GetBytes("ä€😀\n")), lines.Add).RunAsync();

        Assert.Equal(["ä€😀"], lines);
    }

    [Fact]
    public async Task RunAsync_FloodOnBothStreams_DoesNotBlock()
    {
        using var bench = new JobBench();

        // More than a pipe holds, on the stream that is read second, before anything on the first.
        await bench.CompleteAsync(bench.Sh("head -c 1000000 /dev/zero | tr '\\0' e | fold -w 1000 >&2; echo out; printf 'last'"));

        Assert.Equal(1000, bench.Lines.Count(line => line.IsError && line.Text == new string('e', 1000)));
        Assert.Equal(["out", "last"], bench.Lines.Where(line => !line.IsError).Select(line => line.Text));
        Assert.Equal("job/algo-1 last", bench.Lines.Single(line => line.Text == "last").ToString());
    }

    [Fact]
    public async Task RunAsync_ScriptWritesInvalidUtf8_Completes()
    {
        using var bench = new JobBench();

        await bench.CompleteAsync(bench.Sh(@"printf 'a\377b\n'"));

        Assert.Equal(["a\uFFFDb"], bench.Output);
    }

    [Fact]
    public async Task RunAsync_Lines_ArriveWhileTheJobRuns()
    {
        using var bench = new JobBench();
        var flag = Path.Combine(bench.Bucket, "seen");
        bench.OnLine = line => File.AppendAllText(flag, line.Text);

        await bench.CompleteAsync(bench.Sh($"echo first; while [ ! -e '{flag}' ]; do sleep 0.01; done; echo second").WithMaxRuntime(TimeSpan.FromSeconds(30)));

        Assert.Equal("firstsecond", File.ReadAllText(flag));
    }

    private static async Task<List<string>> PumpAsync(byte[] bytes)
    {
        var lines = new List<string>();
        await new LogPump(new MemoryStream(bytes), lines.Add).RunAsync();
        return lines;
    }

    /// <summary>Gives one byte at a time.</summary>
    private sealed class SlowStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..1], cancellationToken);
    }
}
