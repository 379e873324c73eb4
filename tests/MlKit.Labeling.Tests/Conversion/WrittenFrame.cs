using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace MlKit.Labeling.Tests.Conversion;

/// <summary>Reads a frame of a sequence file the way Ground Truth documents it, with nothing of the library: the judge must not share the defendant's code.</summary>
internal sealed class WrittenFrame
{
    private WrittenFrame(string folder, JsonElement frame)
    {
        Json = frame;
        Points = ReadPoints(Path.Combine(folder, frame.GetProperty("frame").GetString()!), frame.GetProperty("format").GetString()!);
    }

    public JsonElement Json { get; }

    /// <summary>Gets the rows of the point file.</summary>
    public double[][] Points { get; }

    public static WrittenFrame Read(string folder, string sequenceFile, int index = 0)
    {
        var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, sequenceFile))).RootElement;
        return new WrittenFrame(folder, json.GetProperty("frames")[index]);
    }

    /// <summary>Projects a point into an image without distortion: K [R|t], where [R|t] is the inverse of the pose given by position and heading.</summary>
    public (double U, double V) Project(double[] point, int image = 0)
    {
        var camera = Json.GetProperty("images")[image];
        var (position, heading) = (camera.GetProperty("position"), camera.GetProperty("heading"));
        double[] d = [point[0] - Number(position, "x"), point[1] - Number(position, "y"), point[2] - Number(position, "z")];
        var (w, x, y, z) = (Number(heading, "qw"), Number(heading, "qx"), Number(heading, "qy"), Number(heading, "qz"));

        // The transposed rotation matrix of the quaternion, row by row.
        var cx = ((1 - (2 * ((y * y) + (z * z)))) * d[0]) + (2 * ((x * y) + (w * z)) * d[1]) + (2 * ((x * z) - (w * y)) * d[2]);
        var cy = (2 * ((x * y) - (w * z)) * d[0]) + ((1 - (2 * ((x * x) + (z * z)))) * d[1]) + (2 * ((y * z) + (w * x)) * d[2]);
        var cz = (2 * ((x * z) + (w * y)) * d[0]) + (2 * ((y * z) - (w * x)) * d[1]) + ((1 - (2 * ((x * x) + (y * y)))) * d[2]);
        return ((Number(camera, "fx") * cx / cz) + Number(camera, "cx"), (Number(camera, "fy") * cy / cz) + Number(camera, "cy"));
    }

    private static double Number(JsonElement holder, string name) => holder.GetProperty(name).GetDouble();

    private static double[][] ReadPoints(string path, string format)
    {
        var parts = format.Split('/');
        if (parts[0] == "text")
            return [.. File.ReadLines(path).Select(line => line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray())];

        var bytes = File.ReadAllBytes(path);
        return
        [
            .. Enumerable.Range(0, bytes.Length / 4)
                .Select(i => (double)BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(4 * i)))
                .Chunk(parts[1].Length),
        ];
    }
}
