using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.SageMaker;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Tests.Validation;

public sealed class RequestRulesTests
{
    private static readonly Payload Wrong = Payload.Object(("Wrong", 1), ("Tags", "text"));

    public static TheoryData<TaskState, string[]> Tasks => new()
    {
        { SageMakerTask.CreateProcessingJob("A", Wrong), ["AppSpecification", "ProcessingJobName", "ProcessingResources", "RoleArn"] },
        { SageMakerTask.CreateTrainingJob("A", Wrong), ["OutputDataConfig", "RoleArn", "TrainingJobName"] },
        { SageMakerTask.CreateTransformJob("A", Wrong), ["ModelName", "TransformInput", "TransformJobName", "TransformOutput", "TransformResources"] },
        { SageMakerTask.CreateHyperParameterTuningJob("A", Wrong), ["HyperParameterTuningJobConfig", "HyperParameterTuningJobName"] },
        { SageMakerTask.CreateLabelingJob("A", Wrong), ["HumanTaskConfig", "InputConfig", "LabelAttributeName", "LabelingJobName", "OutputConfig", "RoleArn"] },
        { SageMakerTask.CreateModel("A", Wrong), ["ModelName"] },
        { SageMakerTask.CreateEndpointConfig("A", Wrong), ["EndpointConfigName", "ProductionVariants"] },
        { SageMakerTask.CreateEndpoint("A", Wrong), ["EndpointConfigName", "EndpointName"] },
        { SageMakerTask.UpdateEndpoint("A", Payload.Object(("Wrong", 1), ("DeploymentConfig", "text"))), ["EndpointConfigName", "EndpointName"] },
    };

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Validate_RequestOfEveryTask_IsHeldAgainstTheModel(TaskState task, string[] required)
    {
        var issues = StateMachine.Create("m").Then(task).Validate();

        Assert.Equal(required, issues.Where(issue => issue.Code == "SMK102").Select(issue => issue.Rule.Split('\'')[1]));
        Assert.Equal(["/States/A/Parameters/Wrong"], issues.Where(issue => issue.Code == "SMK101").Select(issue => issue.Path));
        Assert.Single(issues, issue => issue.Code == "SMK103" && issue.Found == "the text 'text'");
    }

    [Fact]
    public void Limits_EveryField_IsOneOfTheModel() => Assert.All(RequestLimits.ByField.Keys, key => Assert.True(RequestModel.Fields(key.Split('.')[0]).ContainsKey(key.Split('.')[1]), key));
}
