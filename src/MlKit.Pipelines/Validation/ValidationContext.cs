using MlKit.Pipelines.Expressions;

namespace MlKit.Pipelines.Validation;

/// <summary>What the rules need to know beside the part they look at.</summary>
internal sealed class ValidationContext(StateMachineType type, QueryLanguage machineLanguage)
{
    public IssueCollector Issues { get; } = new();

    /// <summary>Gets or sets the kind of execution the states run in: a distributed Map state may change it for those inside.</summary>
    public StateMachineType Type { get; set; } = type;

    public QueryLanguage MachineLanguage { get; } = machineLanguage;

    /// <summary>Gets or sets how many characters the definition has.</summary>
    public int DefinitionLength { get; set; }

    /// <summary>Gets the names of all states so far, of every scope.</summary>
    public HashSet<string> StateNames { get; } = [];

    /// <summary>Gets the labels of all Map states so far.</summary>
    public HashSet<string> Labels { get; } = [];

    /// <summary>Gets or sets the language of the state that is looked at.</summary>
    public QueryLanguage Language { get; set; } = machineLanguage;

    public bool IsJsonata => Language == QueryLanguage.Jsonata;
}
