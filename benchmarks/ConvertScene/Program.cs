using ConvertScene;

return args switch
{
    ["make", var folder, var frames] => Scene.Make(folder, int.Parse(frames, System.Globalization.CultureInfo.InvariantCulture)),
    ["convert", var folder, var output, .. var rest] when ConvertArguments.TryParse(rest) is { } arguments => await Conversion.RunAsync(folder, output, arguments),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        Usage: ConvertScene make FOLDER FRAMES
               ConvertScene convert FOLDER OUTPUT CAMERA undistort|original WORKERS [FRAMES]

          make     writes a scene of two cameras in A2D2's layout; beyond 20 frames, the frames are links to the first 20
          convert  converts one camera's frames to text/xyz after a warm-up, and prints its speed and peak memory
        """);
    return 2;
}
