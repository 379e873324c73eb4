namespace MlKit.Labeling.Tests.A2d2;

/// <summary>Holds a small calibration: two cameras and one lidar, as <c>cams_lidars.json</c> describes them.</summary>
internal static class CalibrationJson
{
    public const string Text =
        """
        {
          "cameras": {
            "front_center": {
              "view": { "origin": [1, 0, 2], "x-axis": [2, 0, 0], "y-axis": [0, 3, 0] },
              "Lens": "Telecam",
              "Resolution": [64, 48],
              "CamMatrix": [[50, 0, 32], [0, 51, 24], [0, 0, 1]],
              "CamMatrixOriginal": [[52, 0, 33], [0, 53, 25], [0, 0, 1]],
              "Distortion": [[-0.1, 0.01, 0.001, 0.002, 0.003]],
              "tstamp_delay": 25000
            },
            "front_left": {
              "view": { "origin": [1, 0.5, 2], "x-axis": [0, 1, 0], "y-axis": [-1, 0, 0] },
              "Lens": "Fisheye",
              "Resolution": [64, 48],
              "CamMatrix": [[40, 0, 32], [0, 41, 24], [0, 0, 1]],
              "CamMatrixOriginal": [[42, 0, 33], [0, 43, 25], [0, 0, 1]],
              "Distortion": [-0.1, 0.01, 0, 0]
            },
            "drone": {}
          },
          "lidars": {
            "rear_left": { "view": { "origin": [-1, 0.5, 2], "x-axis": [1, 0, 0], "y-axis": [0, 1, 0] } }
          }
        }
        """;
}
