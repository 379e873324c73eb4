// Published with native AOT by CI: the packages claim to be compatible, and this program holds them to it.
using MlKit.Labeling;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;

var dataset = A2d2Dataset.Open(args[0]);
var target = new ConversionTarget(args[1], "s3://bucket/prefix/");

var report = await A2d2Converter.ConvertAsync(dataset.Scenes.ToList(), target);
var check = await InputCheck.RunAsync(target);

Console.WriteLine($"{report.Frames} frames, ready: {check.IsReady}");
return check.IsReady ? 0 : 1;
