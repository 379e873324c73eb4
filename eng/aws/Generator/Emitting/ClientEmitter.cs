using AwsSdkGenerator.Model;

namespace AwsSdkGenerator.Emitting;

/// <summary>The client, its interface and configuration, and the base classes of the service's requests and exceptions.</summary>
internal static class ClientEmitter
{
    public static string Emit(ServiceModel service)
    {
        var code = new CodeWriter(service);
        EmitInterface(code, service);
        EmitClient(code, service);
        EmitConfig(code, service);
        code.Section($"public partial class {service.Prefix}Request : AmazonWebServiceRequest", () => { });
        code.Section($"public partial class {service.Prefix}Exception : AmazonServiceException", () => ExceptionEmitter.EmitConstructors(code, service.Prefix + "Exception"));
        return code.ToString();
    }

    private static void EmitInterface(CodeWriter code, ServiceModel service) => code.Section($"public partial interface I{service.Prefix} : IAmazonService, IDisposable", () =>
    {
        if (PaginatorEmitter.Paged(service).Any())
            code.Line($"I{service.Service}PaginatorFactory Paginators {{ get; }}");
        foreach (var operation in service.Operations)
            code.Line($"Task<{operation.Response}> {operation.Name}Async({operation.Request} request, CancellationToken cancellationToken = default);");
        code.Lines(
            $"""
            Amazon.Runtime.Endpoints.Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

            static ClientConfig IAmazonService.CreateDefaultClientConfig() => new {service.Prefix}Config();

            static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials credentials, ClientConfig config) =>
                credentials == null ? new {service.Prefix}Client(({service.Prefix}Config)config) : new {service.Prefix}Client(credentials, ({service.Prefix}Config)config);
            """);
    });

    private static void EmitClient(CodeWriter code, ServiceModel service) => code.Section($"public partial class {service.Prefix}Client : AmazonServiceClient, I{service.Prefix}", () =>
    {
        EmitConstructors(code, service.Prefix + "Client", service.Prefix + "Config");
        if (PaginatorEmitter.Paged(service).Any())
            code.Line($"public I{service.Service}PaginatorFactory Paginators => field ??= new {service.Service}PaginatorFactory(this);");
        code.Lines(
            $"""
            protected override IServiceMetadata ServiceMetadata => new StandInMetadata("{service.ServiceId}");

            protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => StandInPipeline.Customize(pipeline);

            public Amazon.Runtime.Endpoints.Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
                Config.DetermineServiceOperationEndpoint(new Amazon.Runtime.Endpoints.ServiceOperationEndpointParameters(request));
            """);
        foreach (var operation in service.Operations)
            code.Lines(
                $"""

                public virtual Task<{operation.Response}> {operation.Name}Async({operation.Request} request, CancellationToken cancellationToken = default) =>
                    InvokeAsync<{operation.Response}>(request, Operations.{operation.Name}.Options, cancellationToken);
                """);
    });

    private static void EmitConstructors(CodeWriter code, string client, string config)
    {
        foreach (var (parameters, arguments) in new[] { ("", ""), ("AWSCredentials credentials", "credentials"), ("string awsAccessKeyId, string awsSecretAccessKey", "awsAccessKeyId, awsSecretAccessKey"),
            ("string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken", "awsAccessKeyId, awsSecretAccessKey, awsSessionToken") })
        {
            var (more, before) = parameters.Length == 0 ? ("", "") : (parameters + ", ", arguments + ", ");
            var name = parameters.Length == 0 ? "config" : "clientConfig";
            Constructor(parameters, $"{before}new {config}()");
            Constructor($"{more}RegionEndpoint region", $"{before}new {config} {{ RegionEndpoint = region }}");
            Constructor($"{more}{config} {name}", $"{before}{name}");
        }

        void Constructor(string parameters, string arguments) => code.Lines(
            $$"""
            public {{client}}({{parameters}}) : base({{arguments}})
            {
            }

            """);
    }

    private static void EmitConfig(CodeWriter code, ServiceModel service) => code.Section($"public partial class {service.Prefix}Config : ClientConfig", () => code.Lines(
        $$"""
        private static readonly string _userAgent = Amazon.Util.Internal.InternalSDKUtils.BuildUserAgentString("{{service.Service}}", "4.0.0.0");

        public {{service.Prefix}}Config() : base(StandInConfiguration.Defaults())
        {
            base.ServiceId = "{{service.ServiceId}}";
            AuthenticationServiceName = "{{service.SigningName}}";
            EndpointProvider = new StandInEndpointProvider(
        {{string.Join(",\n", service.Endpoints.Select(endpoint => "        " + Rule(endpoint)))}});
        }

        public static new string ServiceId => "{{service.ServiceId}}";

        public override string RegionEndpointServiceName => "{{service.EndpointPrefix}}";

        public override string ServiceVersion => "{{service.ApiVersion}}";

        public override string UserAgent => _userAgent;

        public override Amazon.Runtime.Endpoints.Endpoint DetermineServiceOperationEndpoint(Amazon.Runtime.Endpoints.ServiceOperationEndpointParameters parameters) =>
            StandInEndpointResolver.Determine(this, parameters);
        """));

    private static string Rule(EndpointModel endpoint) =>
        $"new EndpointRule(\"{endpoint.Url}\", {(endpoint.Fips ? "true" : "false")}, {(endpoint.DualStack ? "true" : "false")}, {Literal(endpoint.Partition)}, {Literal(endpoint.Region)})";

    private static string Literal(string? text) => text is null ? "null" : $"\"{text}\"";
}
