using System.Globalization;
using System.Text;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.Internal;
using MlKit.Labeling.Npy;

namespace MlKit.Labeling.Kitti;

/// <summary>Reads and writes KITTI <c>calib</c> files of the object benchmark.</summary>
public static class KittiCalibrationFile
{
    // KITTI's numbers have seven digits and more; a matrix this far from a rotation is another matrix.
    private const double MaxDeviation = 1e-3;

    private static readonly (string Key, int Count)[] Entries =
        [("P0", 12), ("P1", 12), ("P2", 12), ("P3", 12), ("R0_rect", 9), ("Tr_velo_to_cam", 12), ("Tr_imu_to_velo", 12)];

    /// <summary>Encodes a calibration with the shortest digits that read back as the same numbers.</summary>
    /// <param name="calibration">The calibration.</param>
    /// <returns>The bytes of the file.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="calibration"/> is null.</exception>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public static ReadOnlyMemory<byte> Encode(KittiCalibration calibration)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        var c = calibration;
        double[]?[] values =
            [Numbers(c.P0), Numbers(c.P1), Numbers(c.P2), Numbers(c.P3), Numbers(c.R0Rect), Numbers(c.VeloToCam), c.ImuToVelo is { } imu ? Numbers(imu) : null];
        if (!values.All(numbers => numbers is null || numbers.All(double.IsFinite)))
            throw new ArgumentException("The numbers of a calibration must be finite.", nameof(calibration));

        var text = new StringBuilder();
        foreach (var (entry, numbers) in Entries.Zip(values).Where(pair => pair.Second is not null))
            text.Append(entry.Key).Append(": ").AppendJoin(' ', numbers!.Select(number => number.ToString(CultureInfo.InvariantCulture))).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Writes a calibration to a file: under a temporary name first, so that the final name never holds half a file.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="calibration">The calibration.</param>
    /// <exception cref="ArgumentNullException"><paramref name="calibration"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is blank, or a number is not finite.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, KittiCalibration calibration)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        AtomicFile.Write(path, Encode(calibration));
    }

    /// <summary>Decodes a calibration; entries it does not know are skipped.</summary>
    /// <param name="bytes">The bytes of the file.</param>
    /// <param name="name">The name that error messages use for the bytes.</param>
    /// <returns>The calibration.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank.</exception>
    /// <exception cref="LabelingDataException">An entry other than Tr_imu_to_velo is missing, occurs twice, does not have its 9 or 12 finite numbers, or holds no rotation. All such problems are listed.</exception>
    public static KittiCalibration Decode(ReadOnlySpan<byte> bytes, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var text = new KittiText(name);
        var found = new Dictionary<string, double[]?>();
        foreach (var (line, words) in KittiText.Lines(bytes.ToArray()))
            Parse(text, line, words, found);
        foreach (var (key, _) in Entries.SkipLast(1).Where(entry => !found.ContainsKey(entry.Key)))
            text.AddMissing(key);
        text.ThrowIfWrong();
        return new KittiCalibration
        {
            P0 = Projection(found["P0"]!),
            P1 = Projection(found["P1"]!),
            P2 = Projection(found["P2"]!),
            P3 = Projection(found["P3"]!),
            R0Rect = Rotation(found["R0_rect"]!),
            VeloToCam = Transform(found["Tr_velo_to_cam"]!),
            ImuToVelo = found.GetValueOrDefault("Tr_imu_to_velo") is { } imu ? Transform(imu) : null,
        };
    }

    /// <summary>Reads a file; see <see cref="Decode"/>.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The calibration.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is blank.</exception>
    /// <exception cref="LabelingDataException">The file is not a sound calibration. All problems are listed.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static KittiCalibration Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Decode(File.ReadAllBytes(path), path);
    }

    private static void Parse(KittiText text, int line, string[] words, Dictionary<string, double[]?> found)
    {
        var key = words[0].TrimEnd(':');
        var (known, count) = Array.Find(Entries, entry => entry.Key == key);
        if (known is null)
            return;

        if (!found.TryAdd(key, null))
        {
            text.Add(line, $"must not give {key} again", "it twice");
            return;
        }

        if (words.Length != count + 1)
        {
            text.Add(line, FormattableString.Invariant($"must hold {count} numbers for {key}"), FormattableString.Invariant($"{words.Length - 1}"));
            return;
        }

        found[key] = text.Numbers(line, words.AsSpan(1));
        if (found[key] is { } numbers && !IsSound(key, numbers))
            text.Add(line, $"must hold a right-handed rotation for {key}", NpyIssue.Quote(string.Join(' ', words[1..])));
    }

    private static bool IsSound(string key, double[] numbers) => key[0] switch
    {
        'P' => true,
        'R' => Rotation(numbers).IsRotation(MaxDeviation),
        _ => Transform(numbers).Rotation.IsRotation(MaxDeviation),
    };

    private static KittiProjection Projection(double[] n) => new(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9], n[10], n[11]);

    private static RotationMatrix Rotation(double[] n) => new(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8]);

    private static RigidTransform Transform(double[] n) => new(new(n[0], n[1], n[2], n[4], n[5], n[6], n[8], n[9], n[10]), new(n[3], n[7], n[11]));

    private static double[] Numbers(KittiProjection p) => [p.M00, p.M01, p.M02, p.M03, p.M10, p.M11, p.M12, p.M13, p.M20, p.M21, p.M22, p.M23];

    private static double[] Numbers(RotationMatrix r) => [r.M00, r.M01, r.M02, r.M10, r.M11, r.M12, r.M20, r.M21, r.M22];

    private static double[] Numbers(RigidTransform t)
    {
        var (r, v) = (t.Rotation, t.Translation);
        return [r.M00, r.M01, r.M02, v.X, r.M10, r.M11, r.M12, v.Y, r.M20, r.M21, r.M22, v.Z];
    }
}
