// Published with native AOT by CI: the packages claim to be compatible, and this program holds them to it.
using MlKit.Labeling;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Pipelines;
using MlKit.Pipelines.Diagrams;
using MlKit.Pipelines.ProcessingJobs;

var dataset = A2d2Dataset.Open(args[0]);
var target = new ConversionTarget(args[1], "s3://bucket/prefix/");

var report = await A2d2Converter.ConvertAsync(dataset.Scenes.ToList(), target);
var check = await InputCheck.RunAsync(target);

var machine = StateMachine.Create("smoke").Then(ProcessingJob.Create("job").WithImage("image").WithRole("arn:aws:iam::111111111111:role/r").AsState()).Build();
var isSame = StateMachine.Parse(machine.ToJson()).ToJson() == machine.ToJson() && machine.ToExecutionPolicy().Permissions.Length > 0 && machine.ToSvg().Length > 0;

Console.WriteLine($"{report.Frames} frames, ready: {check.IsReady}, workflow: {isSame}");
return check.IsReady && isSame ? 0 : 1;
