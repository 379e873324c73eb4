using MlKit.Pipelines;
using MlKit.Pipelines.ProcessingJobs;
using MlKit.Pipelines.States;

namespace LegacyPipeline;

/// <summary>Three Processing jobs, one after the other. Where their data, images and roles are stands in the input of an execution.</summary>
internal static class LegacyWorkflow
{
    private const string Data = "/opt/ml/processing/input/data/";
    private const string Scripts = "/opt/ml/processing/input/scripts/";

    public static StateMachine Build() => StateMachine.Create("legacy-inference").WithComment("A description of my state machine")
        .Then(Script("Preprocessing Script Mode", "preprocess.py").AsState().WithInputPath(Asl.Input("$.PreProcessing")).WithResultPath(Asl.Discard))
        .Then(Job("Inference Custom Container", "/opt/ml/processing/input").AsState().WithInputPath(Asl.Input("$.Inference")).WithResultPath(Asl.Discard))
        .Then(Script("Postprocessing Script Mode", "postprocess.py").AsState().WithInputPath(Asl.Input("$.PostProcessing")))
        .Build();

    /// <summary>A job whose script comes from S3.</summary>
    private static ProcessingJob Script(string name, string script) => Job(name, Data)
        .AddInput("scripts", Asl.Input("$.CodeUri.S3Uri"), Scripts)
        .WithEntrypoint("python", Scripts + script);

    /// <summary>A job whose command is its image's own.</summary>
    private static ProcessingJob Job(string name, string input) => ProcessingJob.Create(name)
        .WithJobName(Asl.Input("$.ProcessingJobName"))
        .WithImage(Asl.Input("$.ImageUri"))
        .AddInput("input_data", Asl.Input("$.InputUri.S3Uri"), input)
        .AddOutput("output_data", "/opt/ml/processing/output", Asl.Input("$.OutputUri.S3Uri"))
        .WithInstances(Asl.Input("$.InstanceType"), 1, Asl.Input("$.VolumeSizeInGB"))
        .WithMaxRuntimeInSeconds(Asl.Input("$.MaxRuntimeInSeconds"))
        .WithRole(Asl.Input("$.RoleArn"));
}
