using System.Text.Json;
using MlKit.Pipelines.Permissions;

namespace MlKit.Pipelines.Deployment;

/// <summary>Writes a template: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-stepfunctions-statemachine.html.</summary>
internal sealed class TemplateWriter(StateMachine machine, CloudFormationOptions options)
{
    private const string Machine = "StateMachine";
    private const string Role = "StateMachineRole";
    private const string Log = "StateMachineLog";
    private const string Schedule = "StateMachineSchedule";
    private const string ScheduleRole = "StateMachineScheduleRole";

    private static readonly AwsScope StackScope = new("${AWS::AccountId}", "${AWS::Region}", "${AWS::Partition}");

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("AWSTemplateFormatVersion", "2010-09-09");
        json.WriteStartObject("Resources");
        if (options.RoleArn is null)
            WriteRole(json);

        WriteMachine(json);
        if (options.LogRetentionDays is { } days)
            WriteLog(json, days);

        if (options.Schedule is { } schedule)
            WriteSchedule(json, schedule);

        json.WriteEndObject();
        WriteOutputs(json);
        json.WriteEndObject();
    }

    private static void StartResource(Utf8JsonWriter json, string name, string type)
    {
        json.WriteStartObject(name);
        json.WriteString("Type", type);
        json.WriteStartObject("Properties");
    }

    private static void EndResource(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteAttribute(Utf8JsonWriter json, string property, string resource, string attribute)
    {
        json.WriteStartObject(property);
        json.WriteStartArray("Fn::GetAtt");
        json.WriteStringValue(resource);
        json.WriteStringValue(attribute);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteRole(Utf8JsonWriter json)
    {
        var policy = machine.ToExecutionPolicy(StackScope, logging: options.LogRetentionDays is not null);
        StartResource(json, Role, "AWS::IAM::Role");
        json.WritePropertyName("AssumeRolePolicyDocument");
        TrustPolicy.Write(json, "states.amazonaws.com", scope: null);
        if (!policy.Permissions.IsEmpty)
            WritePolicy(json, "Execution", policy);

        EndResource(json);
    }

    private static void WritePolicy(Utf8JsonWriter json, string name, IamPolicy policy)
    {
        json.WriteStartArray("Policies");
        json.WriteStartObject();
        json.WriteString("PolicyName", name);
        json.WritePropertyName("PolicyDocument");
        policy.Write(json, inTemplate: true);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteMachine(Utf8JsonWriter json)
    {
        StartResource(json, Machine, "AWS::StepFunctions::StateMachine");
        json.WriteString("StateMachineName", machine.Name);
        json.WriteString("StateMachineType", options.Type == StateMachineType.Express ? "EXPRESS" : "STANDARD");
        if (options.RoleArn is { } role)
            json.WriteString("RoleArn", role);
        else
            WriteAttribute(json, "RoleArn", Role, "Arn");

        // As a string: CloudFormation refuses null in a template, and "ResultPath": null is needed.
        json.WriteString("DefinitionString", machine.ToJson(indented: false));
        WriteSubstitutions(json);
        if (options.LogRetentionDays is not null)
            WriteLogging(json);

        EndResource(json);
    }

    private void WriteSubstitutions(Utf8JsonWriter json)
    {
        if (options.Substitutions.Count == 0)
            return;

        json.WriteStartObject("DefinitionSubstitutions");
        foreach (var (name, value) in options.Substitutions.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static void WriteLogging(Utf8JsonWriter json)
    {
        json.WriteStartObject("LoggingConfiguration");
        json.WriteString("Level", "ALL");
        json.WriteBoolean("IncludeExecutionData", true);
        json.WriteStartArray("Destinations");
        json.WriteStartObject();
        json.WriteStartObject("CloudWatchLogsLogGroup");
        WriteAttribute(json, "LogGroupArn", Log, "Arn");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteLog(Utf8JsonWriter json, int days)
    {
        StartResource(json, Log, "AWS::Logs::LogGroup");
        json.WriteString("LogGroupName", $"/aws/vendedlogs/states/{machine.Name}");
        json.WriteNumber("RetentionInDays", days);
        EndResource(json);
    }

    private static void WriteSchedule(Utf8JsonWriter json, string schedule)
    {
        StartResource(json, ScheduleRole, "AWS::IAM::Role");
        json.WritePropertyName("AssumeRolePolicyDocument");
        TrustPolicy.Write(json, "scheduler.amazonaws.com", scope: null);
        WritePolicy(json, "Start", new IamPolicy([new Permission("states:StartExecution", $"${{{Machine}}}", "the schedule could not start executions")]));
        EndResource(json);
        StartResource(json, Schedule, "AWS::Scheduler::Schedule");
        json.WriteString("ScheduleExpression", schedule);
        json.WriteStartObject("FlexibleTimeWindow");
        json.WriteString("Mode", "OFF");
        json.WriteEndObject();
        json.WriteStartObject("Target");
        json.WriteStartObject("Arn");
        json.WriteString("Ref", Machine);
        json.WriteEndObject();
        WriteAttribute(json, "RoleArn", ScheduleRole, "Arn");
        json.WriteEndObject();
        EndResource(json);
    }

    private static void WriteOutputs(Utf8JsonWriter json)
    {
        json.WriteStartObject("Outputs");
        json.WriteStartObject("StateMachineArn");
        json.WriteStartObject("Value");
        json.WriteString("Ref", Machine);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
