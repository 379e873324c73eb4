using System.Collections.Frozen;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Permissions;

/// <summary>Reads out of a SageMaker request what its job touches: images, data, keys, the network.</summary>
internal sealed class JobRequestPermissions(PermissionCollector collector)
{
    private static readonly FrozenSet<string> Inputs = FrozenSet.Create("S3Uri", "ManifestS3Uri", "ModelDataUrl", "UiTemplateS3Uri");
    private static readonly FrozenSet<string> Images = FrozenSet.Create("ImageUri", "TrainingImage", "Image");
    private static readonly FrozenSet<string> Names = FrozenSet.Create("InputName", "OutputName", "ChannelName");

    // In these, what is computed as a whole may hold anything.
    private static readonly FrozenSet<string> Wholes = FrozenSet.Create(
        "ProcessingInputs", "ProcessingOutputConfig", "Outputs", "S3Input", "S3Output", "AppSpecification", "AlgorithmSpecification", "InputDataConfig", "OutputDataConfig", "InputConfig", "OutputConfig",
        "TransformInput", "TransformOutput", "DataSource", "S3DataSource", "NetworkConfig", "PrimaryContainer", "Containers", "CheckpointConfig", "TrainingJobDefinition", "TrainingJobDefinitions", "ProcessingResources", "ResourceConfig");

    // https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html
    private static readonly string[] NetworkActions =
    [
        "ec2:CreateNetworkInterface", "ec2:CreateNetworkInterfacePermission", "ec2:DeleteNetworkInterface", "ec2:DeleteNetworkInterfacePermission", "ec2:DescribeDhcpOptions", "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs",
    ];

    private string _name = "";
    private bool _hasImage;

    public void Add(Payload? request)
    {
        if (request is PayloadExpression whole)
            Warn("request", whole);

        AddMembers(request, isOutput: false);
        if (!_hasImage)
            AddImage(null);
    }

    private void AddMembers(Payload? value, bool isOutput)
    {
        var members = PayloadParts.Members(value) ?? [];
        foreach (var (_, _, named) in members.Where(member => Names.Contains(member.Name)))
            _name = RequestValues.Text(named) is { } text ? $" '{text}'" : "";

        foreach (var (name, _, inner) in members)
            AddMember(name, inner, isOutput);

        foreach (var item in PayloadParts.Items(value))
            AddMembers(item, isOutput);
    }

    private void AddMember(string name, Payload value, bool isOutput)
    {
        if (Images.Contains(name))
            AddImage(RequestValues.Text(value));
        else if (name == "S3OutputPath" || (isOutput && Inputs.Contains(name)))
            AddS3(RequestValues.Text(value), "s3:PutObject", $"the output{_name} could not be written");
        else if (Inputs.Contains(name))
            AddS3(RequestValues.Text(value), "s3:GetObject", $"the input{_name} could not be read");
        else if (name == "S3DataType" && RequestValues.Text(value) is "ManifestFile" or "AugmentedManifestFile")
            collector.Warn($"Which objects the input{_name} of the state '{collector.State}' reads stands in its manifest: the policy allows to read the manifest, and has nothing for them.");
        else if (name.EndsWith("KmsKeyId", StringComparison.Ordinal))
            AddKey(name, RequestValues.Text(value));
        else if (value is PayloadExpression expression && Wholes.Contains(name))
            Warn(name, expression);
        else
            AddInner(name, value, isOutput);
    }

    private void AddInner(string name, Payload value, bool isOutput)
    {
        foreach (var action in name == "VpcConfig" ? NetworkActions : [])
            collector.Add(action, "*", "the job could not join its network");

        if (name != "CheckpointConfig")
        {
            AddMembers(value, isOutput || name.Contains("Output", StringComparison.Ordinal));
            return;
        }

        // Checkpoints are written, and read when the job goes on.
        _name = "";
        AddMembers(value, isOutput: false);
        AddMembers(value, isOutput: true);
    }

    private void AddImage(string? image)
    {
        _hasImage = true;
        foreach (var action in new[] { "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer" })
            collector.Add(action, RepositoryArn(image), "the image could not be pulled");
    }

    // 111111111111.dkr.ecr.eu-west-1.amazonaws.com/repository:tag
    private string RepositoryArn(string? image) =>
        image?.Split('/', 2) is [var registry, var repository] && registry.Split('.') is [var account, "dkr", "ecr", var region, ..]
            ? $"arn:{collector.Scope.Partition}:ecr:{region}:{account}:repository/{repository.Split(':', '@')[0]}"
            : "*";

    private void AddS3(string? uri, string action, string reason)
    {
        var isKnown = uri?.StartsWith("s3://", StringComparison.Ordinal) == true;
        var parts = isKnown ? uri!["s3://".Length..].Split('/', 2) : ["*"];
        collector.Add(action, $"arn:{collector.Scope.Partition}:s3:::{parts[0]}/{(parts.Length > 1 ? parts[1] : "")}*", reason);
        collector.Add("s3:ListBucket", $"arn:{collector.Scope.Partition}:s3:::{parts[0]}", reason);
    }

    private void AddKey(string name, string? key)
    {
        // IAM takes no alias for the key itself.
        var arn = key is null || key.Contains("alias/", StringComparison.Ordinal) ? collector.Scope.Arn("kms", "key/*")
            : key.StartsWith("arn:", StringComparison.Ordinal) ? key
            : collector.Scope.Arn("kms", $"key/{key}");
        if (name == "VolumeKmsKeyId")
        {
            collector.Add("kms:CreateGrant", arn, "the volumes of the instances could not be encrypted");
            return;
        }

        collector.Add("kms:Encrypt", arn, "the output could not be encrypted");
        collector.Add("kms:GenerateDataKey", arn, "the output could not be encrypted");
    }

    private void Warn(string name, PayloadExpression value) =>
        collector.Warn($"What '{value.Value.Text}' yields for the {name} of the state '{collector.State}' is known only when the workflow runs: the policy has nothing for it.");
}
