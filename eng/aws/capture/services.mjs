// Service as .NET names it -> package and client class.
export const services = {
  ApplicationAutoScaling: ['@aws-sdk/client-application-auto-scaling', 'ApplicationAutoScalingClient'],
  CloudWatch: ['@aws-sdk/client-cloudwatch', 'CloudWatchClient'],
  CloudWatchLogs: ['@aws-sdk/client-cloudwatch-logs', 'CloudWatchLogsClient'],
  ECR: ['@aws-sdk/client-ecr', 'ECRClient'],
  ElasticMapReduce: ['@aws-sdk/client-emr', 'EMRClient'],
  EventBridge: ['@aws-sdk/client-eventbridge', 'EventBridgeClient'],
  FraudDetector: ['@aws-sdk/client-frauddetector', 'FraudDetectorClient'],
  Kinesis: ['@aws-sdk/client-kinesis', 'KinesisClient'],
  Lambda: ['@aws-sdk/client-lambda', 'LambdaClient'],
  SageMaker: ['@aws-sdk/client-sagemaker', 'SageMakerClient'],
  SageMakerFeatureStoreRuntime: ['@aws-sdk/client-sagemaker-featurestore-runtime', 'SageMakerFeatureStoreRuntimeClient'],
  SageMakerRuntime: ['@aws-sdk/client-sagemaker-runtime', 'SageMakerRuntimeClient'],
  SecretsManager: ['@aws-sdk/client-secrets-manager', 'SecretsManagerClient'],
  SimpleNotificationService: ['@aws-sdk/client-sns', 'SNSClient'],
  StepFunctions: ['@aws-sdk/client-sfn', 'SFNClient'],
};
