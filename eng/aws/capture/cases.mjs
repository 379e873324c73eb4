// What is captured: [service as .NET names it, operation, input]. Two calls of one operation get a suffix: 'CreateEndpoint-2'.
const role = 'arn:aws:iam::123456789012:role/r';
const states = (kind, name) => `arn:aws:states:eu-west-1:123456789012:${kind}:${name}`;
const bytes = (...values) => Uint8Array.from(values);
const time = new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 678));
const text = 'Grüße, 東京 😀 "<&>\'\u2028/+';

export const cases = [
  ['SageMaker', 'CreateProcessingJob', {
    ProcessingJobName: 'p-1', RoleArn: role,
    AppSpecification: { ImageUri: 'image:1', ContainerEntrypoint: ['python3', '/opt/ml/processing/input/code/run.py'], ContainerArguments: ['--text', text] },
    ProcessingResources: { ClusterConfig: { InstanceCount: 2, InstanceType: 'ml.m5.large', VolumeSizeInGB: 30 } },
    ProcessingInputs: [{ InputName: 'in', AppManaged: false, S3Input: { S3Uri: 's3://b/in', LocalPath: '/opt/ml/processing/in', S3DataType: 'S3Prefix', S3InputMode: 'File', S3DataDistributionType: 'ShardedByS3Key', S3CompressionType: 'None' } }],
    ProcessingOutputConfig: { Outputs: [{ OutputName: 'out', S3Output: { S3Uri: 's3://b/out', LocalPath: '/opt/ml/processing/out', S3UploadMode: 'EndOfJob' } }] },
    Environment: { B: text, A: '' }, StoppingCondition: { MaxRuntimeInSeconds: 3600 },
    NetworkConfig: { EnableNetworkIsolation: false, EnableInterContainerTrafficEncryption: true, VpcConfig: { SecurityGroupIds: ['sg-1'], Subnets: ['subnet-1', 'subnet-2'] } },
    Tags: [],
  }],
  ['SageMaker', 'ListProcessingJobs', { CreationTimeAfter: time, LastModifiedTimeBefore: new Date(Date.UTC(2026, 11, 31)), StatusEquals: 'InProgress', NameContains: 'ü', SortBy: 'CreationTime', SortOrder: 'Descending', MaxResults: 5 }],
  ['SageMaker', 'CreateTrainingJob', {
    TrainingJobName: 't-1', RoleArn: role, HyperParameters: { epochs: '3', rate: '1e-5' },
    AlgorithmSpecification: { TrainingImage: 'image:1', TrainingInputMode: 'FastFile', EnableSageMakerMetricsTimeSeries: false, MetricDefinitions: [{ Name: 'loss', Regex: 'loss=([0-9.]+)' }] },
    InputDataConfig: [{ ChannelName: 'train', ContentType: 'text/csv', DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://b/train', S3DataDistributionType: 'FullyReplicated', AttributeNames: [] } } }],
    OutputDataConfig: { S3OutputPath: 's3://b/out' }, ResourceConfig: { InstanceType: 'ml.trn1.32xlarge', InstanceCount: 2, VolumeSizeInGB: 512, KeepAlivePeriodInSeconds: 0 },
    StoppingCondition: { MaxRuntimeInSeconds: 86400, MaxWaitTimeInSeconds: 90000 }, EnableManagedSpotTraining: true, EnableNetworkIsolation: false,
    CheckpointConfig: { S3Uri: 's3://b/checkpoints' }, RetryStrategy: { MaximumRetryAttempts: 3 }, Tags: [{ Key: 'team', Value: 'Tönning' }],
  }],
  ['SageMaker', 'CreateEndpointConfig', {
    EndpointConfigName: 'c-1', ProductionVariants: [
      { VariantName: 'a', ModelName: 'm-1', InstanceType: 'ml.inf2.xlarge', InitialInstanceCount: 1, InitialVariantWeight: 0.75 },
      { VariantName: 'b', ModelName: 'm-2', ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 5 }, InitialVariantWeight: 0.25 }],
    DataCaptureConfig: { EnableCapture: false, InitialSamplingPercentage: 100, DestinationS3Uri: 's3://b/capture', CaptureOptions: [{ CaptureMode: 'Input' }, { CaptureMode: 'Output' }] },
  }],
  ['SageMaker', 'CreateModelPackage', {
    ModelPackageGroupName: 'g', ModelPackageDescription: text, ModelApprovalStatus: 'PendingManualApproval', ClientToken: 'token-1',
    InferenceSpecification: { Containers: [{ Image: 'image:1', ModelDataUrl: 's3://b/model.tar.gz', Environment: { K: 'v' } }], SupportedContentTypes: ['text/csv'], SupportedResponseMIMETypes: [] },
    CustomerMetadataProperties: { f1: '0.93' },
  }],
  ['SageMaker', 'CreateLabelingJob', {
    LabelingJobName: 'l-1', LabelAttributeName: 'label-ref', RoleArn: role, LabelCategoryConfigS3Uri: 's3://b/categories.json',
    InputConfig: { DataSource: { S3DataSource: { ManifestS3Uri: 's3://b/manifest' } }, DataAttributes: { ContentClassifiers: ['FreeOfAdultContent'] } }, OutputConfig: { S3OutputPath: 's3://b/out' },
    HumanTaskConfig: { WorkteamArn: 'arn:aws:sagemaker:eu-west-1:123456789012:workteam/private-crowd/w', UiConfig: { HumanTaskUiArn: 'arn:aws:sagemaker:eu-west-1:394669845002:human-task-ui/PointCloudObjectTracking' }, PreHumanTaskLambdaArn: 'arn:aws:lambda:eu-west-1:568282634449:function:PRE-3DPointCloudObjectTracking', TaskTitle: text, TaskDescription: 'd', TaskKeywords: ['lidar'], NumberOfHumanWorkersPerDataObject: 1, TaskTimeLimitInSeconds: 3600, AnnotationConsolidationConfig: { AnnotationConsolidationLambdaArn: 'arn:aws:lambda:eu-west-1:568282634449:function:ACS-3DPointCloudObjectTracking' } },
  }],
  ['SageMaker', 'CreateFeatureGroup', {
    FeatureGroupName: 'fg', RecordIdentifierFeatureName: 'id', EventTimeFeatureName: 'time', RoleArn: role,
    FeatureDefinitions: [{ FeatureName: 'id', FeatureType: 'String' }, { FeatureName: 'time', FeatureType: 'Fractional' }, { FeatureName: 'vector', FeatureType: 'Fractional', CollectionType: 'Vector', CollectionConfig: { VectorConfig: { Dimension: 8 } } }],
    OnlineStoreConfig: { EnableOnlineStore: false }, OfflineStoreConfig: { S3StorageConfig: { S3Uri: 's3://b/fs' }, DisableGlueTableCreation: true },
  }],
  ['SageMaker', 'DescribeEndpoint', { EndpointName: 'e-1' }],

  ['StepFunctions', 'CreateStateMachine', { name: 'Häl"lo', definition: `{"Comment":"${text.replace(/"/g, '\\"')}","StartAt":"A","States":{"A":{"Type":"Succeed"}}}`, roleArn: role, type: 'EXPRESS', publish: false, versionDescription: 'ü', loggingConfiguration: { level: 'ALL', includeExecutionData: false, destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: 'arn:aws:logs:eu-west-1:123456789012:log-group:g:*' } }] }, tracingConfiguration: { enabled: true }, tags: [] }],
  ['StepFunctions', 'StartExecution', { stateMachineArn: states('stateMachine', 'm'), name: 'n-1', input: JSON.stringify({ a: text }), traceHeader: 'Root=1' }],
  ['StepFunctions', 'StartSyncExecution', { stateMachineArn: states('stateMachine', 'm'), input: '{}', includedData: 'METADATA_ONLY' }],
  ['StepFunctions', 'GetExecutionHistory', { executionArn: states('execution', 'm:n-1'), maxResults: 100, reverseOrder: false, includeExecutionData: true, nextToken: 'a+/=' }],
  ['StepFunctions', 'ListExecutions', { stateMachineArn: states('stateMachine', 'm'), statusFilter: 'PENDING_REDRIVE', redriveFilter: 'NOT_REDRIVEN' }],
  ['StepFunctions', 'TestState', { definition: '{"Type":"Pass","End":true}', roleArn: role, input: '{"x":"é"}', inspectionLevel: 'TRACE', revealSecrets: false, variables: '{}', stateName: 'A' }],
  ['StepFunctions', 'ValidateStateMachineDefinition', { definition: '{}', type: 'STANDARD', severity: 'WARNING', maxResults: 0 }],
  ['StepFunctions', 'SendTaskFailure', { taskToken: 'a+/=', error: 'Tönning.Error', cause: text }],

  ['FraudDetector', 'GetEventPrediction', { detectorId: 'd', detectorVersionId: '1', eventId: 'e', eventTypeName: 't', eventTimestamp: '2026-01-01T00:00:00Z', entities: [{ entityId: '1', entityType: 'customer' }], eventVariables: { ip: '1.2.3.4', name: text }, externalModelEndpointDataBlobs: { m: { byteBuffer: bytes(0, 1, 254, 255), contentType: 'x/y' }, empty: { byteBuffer: bytes(), contentType: 'x/z' } } }],
  ['FraudDetector', 'SendEvent', { eventId: 'e', eventTypeName: 't', eventTimestamp: '2026-01-01T00:00:00Z', eventVariables: {}, assignedLabel: 'fraud', labelTimestamp: '2026-01-02T00:00:00Z', entities: [] }],
  ['FraudDetector', 'CreateDetectorVersion', { detectorId: 'd', description: text, rules: [{ detectorId: 'd', ruleId: 'r', ruleVersion: '1' }], modelVersions: [{ modelId: 'm', modelType: 'TRANSACTION_FRAUD_INSIGHTS', modelVersionNumber: '1.0', arn: 'arn:x' }], externalModelEndpoints: [], ruleExecutionMode: 'FIRST_MATCHED', tags: [{ key: 'k', value: '' }] }],
  ['FraudDetector', 'PutEventType', { name: 't', eventVariables: ['ip'], entityTypes: ['customer'], labels: [], eventIngestion: 'ENABLED', eventOrchestration: { eventBridgeEnabled: false } }],
  ['FraudDetector', 'CreateModelVersion', { modelId: 'm', modelType: 'ONLINE_FRAUD_INSIGHTS', trainingDataSource: 'INGESTED_EVENTS', trainingDataSchema: { modelVariables: ['ip', 'email'], labelSchema: { labelMapper: { FRAUD: ['fraud'], LEGIT: ['legit', 'ok'] }, unlabeledEventsTreatment: 'IGNORE' } }, ingestedEventsDetail: { ingestedEventsTimeWindow: { startTime: '2026-01-01T00:00:00Z', endTime: '2026-02-01T00:00:00Z' } } }],

  ['SageMakerRuntime', 'InvokeEndpoint', { EndpointName: 'e1 x', Body: bytes(49, 44, 50), ContentType: 'text/csv', Accept: 'application/json', TargetVariant: 'v1', InferenceId: 'i-1' }],
  ['SageMakerRuntime', 'InvokeEndpointAsync', { EndpointName: 'e-1', InputLocation: 's3://b/in.json', ContentType: 'application/json', RequestTTLSeconds: 600, InvocationTimeoutSeconds: 60 }],
  ['SageMakerFeatureStoreRuntime', 'PutRecord', { FeatureGroupName: 'fg/1', Record: [{ FeatureName: 'id', ValueAsString: text }, { FeatureName: 'vector', ValueAsStringList: ['1.5', '2'] }], TargetStores: ['OnlineStore'], TtlDuration: { Unit: 'Days', Value: 3 } }],
  ['SageMakerFeatureStoreRuntime', 'GetRecord', { FeatureGroupName: 'fg', RecordIdentifierValueAsString: 'a b/c+ü', FeatureNames: ['x', 'y'], ExpirationTimeResponse: 'Enabled' }],
  ['SageMakerFeatureStoreRuntime', 'BatchGetRecord', { Identifiers: [{ FeatureGroupName: 'fg', RecordIdentifiersValueAsString: ['1', 'ü'], FeatureNames: [] }] }],
  ['SimpleNotificationService', 'Publish', { TopicArn: 'arn:aws:sns:eu-west-1:123456789012:t', Subject: 'Grüße', Message: text, MessageAttributes: { kind: { DataType: 'String', StringValue: 'a b' }, raw: { DataType: 'Binary', BinaryValue: bytes(0, 255) } }, MessageGroupId: 'g' }],
  ['EventBridge', 'PutEvents', { Entries: [{ Source: 'mlkit', DetailType: 'Tönning', Detail: JSON.stringify({ text }), EventBusName: 'default', Time: time, Resources: [] }] }],
  ['Kinesis', 'PutRecords', { StreamName: 's', Records: [{ Data: bytes(0, 127, 255), PartitionKey: 'ü' }, { Data: bytes(), PartitionKey: '2', ExplicitHashKey: '0' }] }],
  ['Kinesis', 'GetShardIterator', { StreamName: 's', ShardId: 'shardId-000000000000', ShardIteratorType: 'AT_TIMESTAMP', Timestamp: time }],
  ['Lambda', 'Invoke', { FunctionName: 'f', InvocationType: 'RequestResponse', LogType: 'Tail', Qualifier: 'prod $1', Payload: new TextEncoder().encode('{"a":"é"}') }],
  ['SecretsManager', 'GetSecretValue', { SecretId: 'sécret', VersionStage: 'AWSCURRENT' }],
  ['ElasticMapReduce', 'ListClusters', { CreatedAfter: time, CreatedBefore: new Date(Date.UTC(2026, 1, 1)), ClusterStates: ['RUNNING', 'WAITING'], Marker: 'a+/=' }],
  ['ElasticMapReduce', 'ListInstances', { ClusterId: 'j-1', InstanceGroupTypes: ['MASTER'], InstanceStates: [] }],
  ['ECR', 'DescribeImages', { repositoryName: 'r/s', imageIds: [{ imageTag: '1' }, { imageDigest: 'sha256:0' }] }],
  ['ECR', 'PutImage', { registryId: '123456789012', repositoryName: 'r', imageManifest: '{"schemaVersion":2}', imageTag: 'latest' }],
  ['CloudWatch', 'GetMetricData', { StartTime: time, EndTime: new Date(Date.UTC(2026, 0, 3)), ScanBy: 'TimestampAscending', MetricDataQueries: [{ Id: 'a', ReturnData: false, MetricStat: { Metric: { Namespace: '/aws/sagemaker/TrainingJobs', MetricName: 'CPUUtilization', Dimensions: [{ Name: 'Host', Value: 't-1/algo-1' }] }, Period: 60, Stat: 'Average' } }, { Id: 'b', Expression: 'a * 2', Label: 'ü' }] }],
  ['CloudWatchLogs', 'GetLogEvents', { logGroupName: '/aws/sagemaker/ProcessingJobs', logStreamName: 'p-1/algo-1', startTime: time.getTime(), endTime: time.getTime() + 1000, limit: 100, startFromHead: true, unmask: false }],
  ['CloudWatchLogs', 'DescribeLogStreams', { logGroupName: '/aws/sagemaker/TrainingJobs', logStreamNamePrefix: 't-1/', orderBy: 'LogStreamName', descending: false }],
  ['ApplicationAutoScaling', 'RegisterScalableTarget', { ServiceNamespace: 'sagemaker', ResourceId: 'endpoint/e-1/variant/a', ScalableDimension: 'sagemaker:variant:DesiredInstanceCount', MinCapacity: 0, MaxCapacity: 4, SuspendedState: { DynamicScalingInSuspended: false } }],
  ['ApplicationAutoScaling', 'PutScalingPolicy', { PolicyName: 'p', ServiceNamespace: 'sagemaker', ResourceId: 'endpoint/e-1/variant/a', ScalableDimension: 'sagemaker:variant:DesiredInstanceCount', PolicyType: 'TargetTrackingScaling', TargetTrackingScalingPolicyConfiguration: { TargetValue: 70.5, PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' }, ScaleInCooldown: 300, ScaleOutCooldown: 0, DisableScaleIn: false } }],
];
