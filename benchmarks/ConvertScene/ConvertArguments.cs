using System.Globalization;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Conversion;

namespace ConvertScene;

internal sealed record ConvertArguments(A2d2Camera Camera, ImageMode Images, int Workers, int? Frames)
{
    public static ConvertArguments? TryParse(string[] args)
    {
        if (args is not [var camera, "undistort" or "original", var workers, .. { Length: <= 1 } frames])
            return null;

        return new ConvertArguments(
            Enum.Parse<A2d2Camera>(camera.Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
            args[1] == "original" ? ImageMode.Original : ImageMode.Undistort,
            int.Parse(workers, CultureInfo.InvariantCulture),
            frames is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : null);
    }
}
