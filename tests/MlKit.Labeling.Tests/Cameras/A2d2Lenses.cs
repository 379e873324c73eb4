using MlKit.Labeling.Cameras;

namespace MlKit.Labeling.Tests.Cameras;

/// <summary>The six A2D2 cameras: as they are, and as the undistorted images are to look.</summary>
internal static class A2d2Lenses
{
    public const int Width = 1920;
    public const int Height = 1208;

    public static readonly BrownConradyCamera FrontCenter = new(
        Width, Height, 1844.1774422790927, 1841.5212239377258, 964.42990523863864, 679.5331911948183, -0.2611312587700434, 0, 0, 0, 0);

    public static readonly FisheyeCamera FrontLeft = new(
        Width, Height, 972.20926731198472, 971.13935762645167, 959.77912937002748, 631.22125907212467, -0.03751941844001954, -0.0057570911332895667, 0, 0);

    public static readonly IReadOnlyDictionary<string, (CameraModel Original, PinholeCamera Undistorted)> All =
        new Dictionary<string, (CameraModel, PinholeCamera)>
        {
            ["front_center"] = (FrontCenter, new(Width, Height, 1687.3369140625, 1783.428466796875, 965.43414055823814, 684.4193604186803)),
            ["front_left"] = (FrontLeft, new(Width, Height, 825.10199941612268, 824.19398027825866, 959.46189953054625, 642.44891736910677)),
            ["front_right"] = (
                new FisheyeCamera(
                    Width, Height, 966.53205601640866, 965.20507420184492, 976.42482711634557, 636.87992129812801,
                    -0.05530181694038723, 0.010081289845914833, 0, 0),
                new(Width, Height, 812.13965285065706, 811.02464115134444, 999.36463251438443, 650.77235320608577)),
            ["side_left"] = (
                new FisheyeCamera(
                    Width, Height, 970.06907174517983, 970.29855182577683, 972.36299202265582, 639.87287033389248, -0.043374001393116354, 0, 0, 0),
                new(Width, Height, 821.96843909434017, 822.16288440668507, 989.87613610492576, 654.82930537617779)),
            ["side_right"] = (
                new FisheyeCamera(
                    Width, Height, 966.13071033622589, 966.29835876195102, 978.18127447795439, 633.557934520495, -0.042989346716345092, 0, 0, 0),
                new(Width, Height, 817.82129883826929, 817.96321178214725, 1004.4138196422334, 646.03905683076891)),
            ["rear_center"] = (
                new FisheyeCamera(
                    Width, Height, 966.6137364797363, 968.61849443799599, 976.18073347563404, 635.48359768688704,
                    -0.050297335693080335, 0.019882946571255462, 0, 0),
                new(Width, Height, 820.10472585168122, 821.80562395990091, 994.85365002002311, 647.74067094430802)),
        };

    public static TheoryData<string> Names => [.. All.Keys];
}
