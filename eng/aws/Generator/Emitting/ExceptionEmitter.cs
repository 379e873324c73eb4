using Amazon.Runtime;
using AwsSdkGenerator.Model;

namespace AwsSdkGenerator.Emitting;

/// <summary>The exceptions of a service, and the table that finds the one of an error code.</summary>
internal static class ExceptionEmitter
{
    public static string Emit(ServiceModel service)
    {
        var code = new CodeWriter(service, ".Model");
        foreach (var error in service.Errors)
            code.Section($"public partial class {Names.Exception(error)} : {service.Prefix}Exception", () =>
            {
                foreach (var member in Members(service, error))
                    code.Line($"public {(Hides(member) ? "new " : "")}{service.TypeOf(member.Type).Property} {member.PropertyName} {{ get; set; }}");
                EmitConstructors(code, Names.Exception(error));
            });
        EmitTable(code, service);
        return code.ToString();
    }

    public static void EmitConstructors(CodeWriter code, string name) => code.Lines(
        $$"""

        public {{name}}()
        {
        }

        public {{name}}(string message) : base(message)
        {
        }

        public {{name}}(string message, Exception innerException) : base(message, innerException)
        {
        }

        public {{name}}(Exception innerException) : base(innerException?.Message, innerException)
        {
        }

        public {{name}}(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, errorType, errorCode, requestId, statusCode)
        {
        }

        public {{name}}(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
        """);

    private static void EmitTable(CodeWriter code, ServiceModel service) => code.Section("internal static class Errors", () =>
    {
        code.Block("internal static AmazonServiceException Create(string shape, ErrorResponse error, ErrorBody body) => shape switch", () =>
        {
            foreach (var error in service.Errors)
                code.Line($"\"{error}\" => {Creation(service, error)},");
            code.Line($"_ => new {service.Prefix}Exception({Arguments}),");
        }, "};");
    });

    private const string Arguments = "error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode";

    private static string Creation(ServiceModel service, string error)
    {
        var members = string.Join(", ", Members(service, error).Select(member => Initializer(service, member)));
        return $"new {Names.Exception(error)}({Arguments})" + (members.Length == 0 ? "" : $" {{ {members} }}");
    }

    private static string Initializer(ServiceModel service, MemberModel member) => member.Header is { } header
        ? $"{member.PropertyName} = body.Header(\"{header}\")"
        : Reading.Initializer(service, member).Replace("json.Member", "body.Json.Member", StringComparison.Ordinal).TrimEnd(',');

    private static bool Hides(MemberModel member) => typeof(AmazonServiceException).GetProperty(member.PropertyName) is not null;

    // The message is AmazonServiceException's own.
    private static IEnumerable<MemberModel> Members(ServiceModel service, string error) =>
        service.Structures[error].Where(member => !member.Name.Equals("message", StringComparison.OrdinalIgnoreCase)).OrderBy(member => member.PropertyName, StringComparer.OrdinalIgnoreCase);
}
