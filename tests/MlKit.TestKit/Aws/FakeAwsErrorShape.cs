namespace MlKit.TestKit.Aws;

/// <summary>Where an error response names its error: AWS services do not agree.</summary>
public enum FakeAwsErrorShape
{
    /// <summary>The member <c>__type</c> of a JSON body, with the namespace of the service model before a <c>#</c>.</summary>
    TypeMember,

    /// <summary>The header <c>x-amzn-ErrorType</c>, with a link after a colon; the body holds the message only.</summary>
    TypeHeader,

    /// <summary>The member <c>code</c> of a JSON body.</summary>
    CodeMember,

    /// <summary>The member <c>Code</c> of a JSON body, with <c>Message</c> in upper case too.</summary>
    UpperCodeMember,

    /// <summary>The element <c>Code</c> of an XML body, as the query protocol has it.</summary>
    Xml,
}
