using MlKit.Pipelines.SageMaker;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Tests.SageMaker;

public sealed class EndpointFragmentTests
{
    [Fact]
    public void CreateOrUpdate_InAMachine_IsWritten()
    {
        var machine = StateMachine.Create("deploy")
            .Then(EndpointFragment.CreateOrUpdate("Deploy", "churn", Asl.Input("$.config")))
            .Then(SucceedState.Create("Done"))
            .Build();

        Golden.Check("Golden/endpoint.asl.json", machine.ToJson());
        Assert.Empty(machine.Validate());
    }

    [Fact]
    public void WaitUntilInService_InAMachine_LeadsOnWhenItServes()
    {
        var machine = StateMachine.Create("deploy").Then(PassState.Create("Before")).Then(EndpointFragment.WaitUntilInService("Deploy", "churn")).Then(SucceedState.Create("Done")).Build();

        Assert.Equal(["Before", "Deploy: wait", "Deploy: describe", "Deploy: settled?", "Deploy: failed", "Done"], machine.States.Select(state => state.Name));
        Assert.Equal("Done", ((MlKit.Pipelines.Choices.ChoiceState)machine.States["Deploy: settled?"]).Choices[0].Next);
    }

    [Fact]
    public void Arguments_Missing_Throw()
    {
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => EndpointFragment.CreateOrUpdate("", "e", "c")).ParamName);
        Assert.Equal("endpointName", Assert.Throws<ArgumentNullException>(() => EndpointFragment.CreateOrUpdate("n", null!, "c")).ParamName);
        Assert.Equal("endpointConfigName", Assert.Throws<ArgumentNullException>(() => EndpointFragment.CreateOrUpdate("n", "e", null!)).ParamName);
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => EndpointFragment.WaitUntilInService("", "e")).ParamName);
        Assert.Equal("endpointName", Assert.Throws<ArgumentNullException>(() => EndpointFragment.WaitUntilInService("n", null!)).ParamName);
        Assert.Equal("parameters", Assert.Throws<ArgumentNullException>(() => SageMakerTask.CreateModel("n", null!)).ParamName);
    }
}
