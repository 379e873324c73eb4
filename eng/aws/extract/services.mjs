// What is extracted. Per service as .NET names it: the package, its client class, the file of `aws-sdk` 2 that knows how wide its numbers are, and the operations.
// `types` names the types that neither source knows, or that the .NET SDK has otherwise ('dropped': nobody knows it or it is obsolete, and nothing needs it); `properties` the names
// it has otherwise; `without` the errors it has no class for;
// `endsAtSameToken` the operations whose last page repeats the token that led to it.
const all = (type, ...members) => Object.fromEntries(members.map(member => [member, type]));

export const services = {
  ApplicationAutoScaling: {
    npm: '@aws-sdk/client-application-auto-scaling', client: 'ApplicationAutoScalingClient', widths: 'application-autoscaling-2016-02-06',
    types: { 'ScalableTarget.PredictedCapacity': 'integer', 'PredictiveScalingMetricSpecification.TargetValue': 'double', 'PredictiveScalingPolicyConfiguration.SchedulingBufferTime': 'integer',
      'PredictiveScalingPolicyConfiguration.MaxCapacityBuffer': 'integer' },
    operations: ['RegisterScalableTarget', 'DeregisterScalableTarget', 'DescribeScalableTargets', 'PutScalingPolicy', 'DeleteScalingPolicy', 'DescribeScalingPolicies'],
  },
  CloudWatch: {
    npm: '@aws-sdk/client-cloudwatch', client: 'CloudWatchClient', widths: 'monitoring-2010-08-01',
    operations: ['GetMetricData'],
  },
  CloudWatchLogs: {
    npm: '@aws-sdk/client-cloudwatch-logs', client: 'CloudWatchLogsClient', widths: 'logs-2014-03-28',
    operations: ['GetLogEvents', 'DescribeLogStreams'], endsAtSameToken: ['GetLogEvents'],
    // Milliseconds since 1970 on the wire, DateTime in .NET.
    types: { 'LogStream.storedBytes': 'dropped', ...all('timestamp:milliseconds', 'GetLogEventsRequest.startTime', 'GetLogEventsRequest.endTime', 'OutputLogEvent.timestamp', 'OutputLogEvent.ingestionTime', 'LogStream.creationTime',
      'LogStream.firstEventTimestamp', 'LogStream.lastEventTimestamp', 'LogStream.lastIngestionTime') },
  },
  ECR: {
    npm: '@aws-sdk/client-ecr', client: 'ECRClient', widths: 'ecr-2015-09-21',
    operations: ['DescribeImages', 'DescribeRepositories', 'PutImage', 'BatchGetImage', 'PutImageTagMutability'],
  },
  ElasticMapReduce: {
    npm: '@aws-sdk/client-emr', client: 'EMRClient', widths: 'elasticmapreduce-2009-03-31',
    operations: ['ListClusters', 'DescribeCluster', 'ListInstances'],
  },
  EventBridge: {
    npm: '@aws-sdk/client-eventbridge', client: 'EventBridgeClient', widths: 'events-2015-10-07',
    operations: ['PutEvents'],
  },
  FraudDetector: {
    npm: '@aws-sdk/client-frauddetector', client: 'FraudDetectorClient', widths: 'frauddetector-2019-11-15',
    operations: ['GetEventPrediction', 'SendEvent', 'GetDetectors', 'DescribeDetector', 'GetRules', 'GetOutcomes', 'GetVariables', 'GetEventTypes', 'GetEntityTypes', 'GetLabels', 'PutEventType', 'PutEntityType', 'PutLabel',
      'PutOutcome', 'CreateVariable', 'CreateRule', 'CreateDetectorVersion', 'PutDetector', 'UpdateDetectorVersionStatus', 'CreateModel', 'CreateModelVersion', 'DescribeModelVersions', 'GetEvent',
      'CreateBatchPredictionJob', 'GetBatchPredictionJobs'],
  },
  Kinesis: {
    npm: '@aws-sdk/client-kinesis', client: 'KinesisClient', widths: 'kinesis-2013-12-02',
    operations: ['PutRecords', 'GetRecords', 'GetShardIterator', 'ListShards'],
  },
  Lambda: {
    npm: '@aws-sdk/client-lambda', client: 'LambdaClient', widths: 'lambda-2015-03-31',
    operations: ['Invoke'],
    // The string properties Payload and ClientContext are in Customizations/Lambda.cs.
    properties: { 'InvocationRequest.Payload': 'PayloadStream', 'InvocationRequest.ClientContext': 'ClientContextBase64' },
  },
  SageMaker: {
    npm: '@aws-sdk/client-sagemaker', client: 'SageMakerClient', widths: 'sagemaker-2017-07-24',
    operations: ['CreateProcessingJob', 'DescribeProcessingJob', 'StopProcessingJob', 'ListProcessingJobs', 'CreateTrainingJob', 'DescribeTrainingJob', 'StopTrainingJob', 'CreateModel', 'DescribeModel', 'ListModels',
      'DeleteModel', 'CreateEndpointConfig', 'DescribeEndpointConfig', 'DeleteEndpointConfig', 'CreateEndpoint', 'UpdateEndpoint', 'DescribeEndpoint', 'DeleteEndpoint', 'CreateTransformJob', 'DescribeTransformJob',
      'StopTransformJob', 'CreateHyperParameterTuningJob', 'DescribeHyperParameterTuningJob', 'StopHyperParameterTuningJob', 'CreateLabelingJob', 'DescribeLabelingJob', 'StopLabelingJob', 'ListLabelingJobsForWorkteam', 'ListWorkteams', 'CreateFeatureGroup', 'DescribeFeatureGroup', 'AddTags', 'ListTags',
      'CreateModelPackage', 'DescribeModelPackage', 'UpdateModelPackage', 'ListModelPackages', 'CreateModelPackageGroup'],
    types: {
      ...all('integer', 'ProcessingInstancePreference.InstanceCount', 'ProcessingClusterConfig.SelectedInstanceCount', 'PlacementSpecification.InstanceCount', 'InstancePreference.InstanceCount',
        'ResourceConfig.SelectedInstanceCount', 'MetricsEndpoint.MetricPublishFrequencyInSeconds', 'InstancePool.Priority', 'ProductionVariant.VariantInstanceProvisionTimeoutInSeconds',
        'ProductionVariantManagedInstanceScalingScaleInPolicy.MaximumStepSize', 'ProductionVariantManagedInstanceScalingScaleInPolicy.CooldownInMinutes', 'PrefixAwareRoutingConfig.PrefixLength',
        'PrefixAwareRoutingConfig.ConcurrencyThreshold', 'MetricsConfig.MetricPublishFrequencyInSeconds', 'InstancePoolSummary.CurrentInstanceCount',
        'ProductionVariantCapacityReservationSummary.TotalInstanceCount', 'ProductionVariantCapacityReservationSummary.AvailableInstanceCount', 'ProductionVariantCapacityReservationSummary.UsedByCurrentEndpoint',
        'Ec2CapacityReservation.TotalInstanceCount', 'Ec2CapacityReservation.AvailableInstanceCount', 'Ec2CapacityReservation.UsedByCurrentEndpoint'),
      ...all('long', 'TrainingProgressInfo.TotalStepCountPerEpoch', 'TrainingProgressInfo.CurrentStep', 'TrainingProgressInfo.CurrentEpoch', 'TrainingProgressInfo.MaxEpoch'),
      'DescribeTrainingJobResponse.BillableTokenCount': 'dropped',
    },
  },
  SageMakerFeatureStoreRuntime: {
    npm: '@aws-sdk/client-sagemaker-featurestore-runtime', client: 'SageMakerFeatureStoreRuntimeClient', widths: 'sagemaker-featurestore-runtime-2020-07-01',
    operations: ['PutRecord', 'BatchGetRecord', 'GetRecord'],
  },
  SageMakerRuntime: {
    npm: '@aws-sdk/client-sagemaker-runtime', client: 'SageMakerRuntimeClient', widths: 'runtime.sagemaker-2017-05-13',
    operations: ['InvokeEndpoint', 'InvokeEndpointAsync'],
    types: { 'ModelError.OriginalStatusCode': 'integer' },
  },
  SecretsManager: {
    npm: '@aws-sdk/client-secrets-manager', client: 'SecretsManagerClient', widths: 'secretsmanager-2017-10-17',
    operations: ['GetSecretValue'],
  },
  SimpleNotificationService: {
    npm: '@aws-sdk/client-sns', client: 'SNSClient', widths: 'sns-2010-03-31',
    operations: ['Publish'],
  },
  StepFunctions: {
    npm: '@aws-sdk/client-sfn', client: 'SFNClient', widths: 'states-2016-11-23',
    operations: ['CreateStateMachine', 'UpdateStateMachine', 'DescribeStateMachine', 'ListStateMachines', 'DeleteStateMachine', 'PublishStateMachineVersion', 'ListStateMachineVersions', 'CreateStateMachineAlias',
      'UpdateStateMachineAlias', 'DescribeStateMachineAlias', 'ListStateMachineAliases', 'StartExecution', 'StartSyncExecution', 'DescribeExecution', 'GetExecutionHistory', 'ListExecutions', 'StopExecution',
      'RedriveExecution', 'DescribeMapRun', 'ListMapRuns', 'TestState', 'ValidateStateMachineDefinition', 'SendTaskSuccess', 'SendTaskFailure', 'SendTaskHeartbeat', 'TagResource', 'ListTagsForResource'],
    types: {
      ...all('integer', 'TestStateConfiguration.retrierRetryCount', 'TestStateConfiguration.mapIterationFailureCount', 'InspectionErrorDetails.catchIndex', 'InspectionErrorDetails.retryIndex',
        'InspectionErrorDetails.retryBackoffIntervalSeconds', 'InspectionData.toleratedFailureCount', 'InspectionData.maxConcurrency'),
      'InspectionData.toleratedFailurePercentage': 'float',
    },
  },
  // The official packages of these two restore: their stand-ins exist to be compared with them.
  DynamoDBv2: {
    npm: '@aws-sdk/client-dynamodb', client: 'DynamoDBClient', widths: 'dynamodb-2012-08-10', name: 'DynamoDB', without: ['InvalidEndpointException'],
    operations: ['PutItem', 'GetItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan', 'BatchWriteItem', 'TransactWriteItems', 'DescribeTable', 'ListTables'],
    types: {
      ...all('long', 'GlobalSecondaryIndexWarmThroughputDescription.ReadUnitsPerSecond', 'GlobalSecondaryIndexWarmThroughputDescription.WriteUnitsPerSecond', 'TableWarmThroughputDescription.ReadUnitsPerSecond',
        'TableWarmThroughputDescription.WriteUnitsPerSecond', 'VectorIndexDescription.Dimensions', 'VectorIndexDescription.IndexSizeBytes', 'VectorIndexDescription.ItemCount'),
      ...all('double', 'VectorCapacity.VectorSearchRequestBytes', 'VectorCapacity.VectorWriteRequestBytes'),
    },
  },
  SQS: {
    npm: '@aws-sdk/client-sqs', client: 'SQSClient', widths: 'sqs-2012-11-05',
    operations: ['SendMessage', 'SendMessageBatch', 'ReceiveMessage', 'DeleteMessage', 'ChangeMessageVisibility', 'GetQueueAttributes', 'CreateQueue', 'ListQueues', 'PurgeQueue', 'TagQueue'],
  },
};
