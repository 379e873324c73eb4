using System.Text.Json;
using System.Text.Json.Nodes;
using LegacyPipeline;
using MlKit.Pipelines.Deployment;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Tests.Deployment;

public sealed class CloudFormationTemplateTests
{
    [Fact]
    public void ToCloudFormation_Everything_IsWritten()
    {
        var template = LegacyWorkflow.Build().ToCloudFormation(new CloudFormationOptions
        {
            Schedule = "rate(1 day)",
            Substitutions = new Dictionary<string, JsonNode> { ["Topic"] = new JsonObject { ["Ref"] = "Topic" }, ["Name"] = "x" },
        });

        Golden.Check("Golden/cloudformation.json", template);
    }

    [Fact]
    public void ToCloudFormation_Definition_IsKeptWithItsNulls()
    {
        var template = JsonElement.Parse(LegacyWorkflow.Build().ToCloudFormation());

        var definition = template.GetProperty("Resources").GetProperty("StateMachine").GetProperty("Properties").GetProperty("DefinitionString").GetString()!;
        Assert.Equal(LegacyWorkflow.Build().ToJson(), StateMachine.Parse(definition).ToJson());
        Assert.Contains("\"ResultPath\":null", definition, StringComparison.Ordinal);
    }

    [Fact]
    public void ToCloudFormation_OwnRoleAndNoLog_LeavesThemOut()
    {
        var machine = StateMachine.Create("m").Then(PassState.Create("A")).Build();

        var resources = JsonElement.Parse(machine.ToCloudFormation(new CloudFormationOptions { RoleArn = "arn:role", LogRetentionDays = null, Type = StateMachineType.Express })).GetProperty("Resources");

        Assert.Equal(["StateMachine"], resources.EnumerateObject().Select(resource => resource.Name));
        Assert.Equal("EXPRESS", resources.GetProperty("StateMachine").GetProperty("Properties").GetProperty("StateMachineType").GetString());
        Assert.DoesNotContain("Policies", machine.ToCloudFormation(new CloudFormationOptions { LogRetentionDays = null }), StringComparison.Ordinal);
        Assert.Equal("machine", Assert.Throws<ArgumentNullException>(() => ((StateMachine)null!).ToCloudFormation()).ParamName);
    }
}
