using System.Collections.Immutable;

namespace MlKit.Pipelines.Validation;

/// <summary>Every rule this package checks.</summary>
internal static class Rules
{
    public static readonly Rule Json = Error("ASL001", "A definition is one JSON value of whole characters, at most 256 levels deep, without a key twice.");
    public static readonly Rule JsonObject = Error("ASL002", "A definition is a JSON object.");

    public static readonly Rule RequiredField = Error("ASL101", "A required field is there.");
    public static readonly Rule UnknownField = Error("ASL102", "Only fields of the language are there.");
    public static readonly Rule FieldType = Error("ASL103", "A field has a value of its type, in its range.");
    public static readonly Rule FieldLanguage = Error("ASL104", "A field belongs to the state's query language.");
    public static readonly Rule StateType = Error("ASL105", "A state has one of the eight types.");
    public static readonly Rule LanguageDowngrade = Error("ASL106", "No state goes back to JSONPath in a JSONata machine.");
    public static readonly Rule ExclusiveFields = Error("ASL107", "Of fields that exclude each other, one is there.");
    public static readonly Rule StateName = Error("ASL108", "A state's name has 1 to 80 characters.");
    public static readonly Rule UniqueName = Error("ASL109", "A state's name is unique in the whole machine.");
    public static readonly Rule MachineName = Error("ASL110", "A machine's name has 1 to 80 characters and none that AWS forbids.");

    public static readonly Rule Target = Error("ASL201", "A state leads to states of its own scope.");
    public static readonly Rule Unreachable = Error("ASL202", "Every state is reached from the first.");
    public static readonly Rule NoEnd = Error("ASL203", "A scope has a state that ends it.");
    public static readonly Rule NextOrEnd = Error("ASL204", "A state either leads on or ends.");
    public static readonly Rule Cycle = Warning("ASL205", "A cycle has a way out.");

    public static readonly Rule Path = Error("ASL301", "A path is a JSONPath.");
    public static readonly Rule ReferencePath = Error("ASL302", "A path that must lead to one place is a reference path.");
    public static readonly Rule TemplateExpression = Error("ASL303", "The value of a field ending in .$ is a JSONPath or an intrinsic function call.");
    public static readonly Rule TemplateNames = Error("ASL304", "No name stands twice in a payload template, with and without .$.");
    public static readonly Rule TemplatePlace = Error("ASL305", "A JSONPath expression is the value of an object's field.");
    public static readonly Rule IntrinsicNesting = Warning("ASL306", "At most 10 intrinsic functions are nested.");
    public static readonly Rule ForgottenSuffix = Warning("ASL307", "A text that looks like a path belongs to a field ending in .$.");
    public static readonly Rule JsonataSyntax = Error("ASL311", "Text between {% and %} is JSONata.");
    public static readonly Rule JsonataDelimiters = Warning("ASL312", "An expression begins with {% and ends with %}, without anything before or after.");
    public static readonly Rule JsonataSuffix = Warning("ASL313", "A JSONata state has no fields ending in .$.");
    public static readonly Rule JsonataStates = Warning("ASL314", "$states.result and $states.errorOutput are read where there is one, and $states has no other fields than input, result, errorOutput and context.");
    public static readonly Rule JsonataForbidden = Warning("ASL315", "Expressions do without $eval, and begin with a variable, not with $, $$ or a bare name.");
    public static readonly Rule JsonataIntrinsic = Warning("ASL316", "States.* functions are not called in JSONata.");

    public static readonly Rule CatchAllAlone = Error("ASL401", "States.ALL stands alone, in the last retrier or catcher.");
    public static readonly Rule ErrorNameReserved = Warning("ASL402", "Names that begin with States. are those of Step Functions.");
    public static readonly Rule ErrorNameUncatchable = Warning("ASL403", "States.Runtime is not retried or caught.");
    public static readonly Rule ErrorNameTwice = Warning("ASL404", "An error is named once.");

    public static readonly Rule DistributedOnly = Error("ASL501", "Fields of a distributed Map state are not in an inline one.");
    public static readonly Rule InlineTolerance = Warning("ASL504", "An inline Map state tolerates no failures.");
    public static readonly Rule InlineConcurrency = Warning("ASL502", "An inline Map state runs at most 40 iterations at once.");
    public static readonly Rule Label = Error("ASL503", "A Map state's label has 1 to 40 characters, none that AWS forbids, and is unique.");

    public static readonly Rule ExpressResource = Error("ASL601", "An Express execution has no .sync, .waitForTaskToken, activities or distributed Map states.");
    public static readonly Rule Resource = Warning("ASL602", "A task's resource is an ARN of a form AWS knows.");
    public static readonly Rule IntegrationPattern = Error("ASL603", "A service is called in a pattern it has.");
    public static readonly Rule TaskTokenMissing = Warning("ASL604", "A task that waits for a callback hands its token on.");
    public static readonly Rule TaskTokenMisplaced = Warning("ASL605", "$$.Task.Token is read only where a task waits for a callback.");
    public static readonly Rule CallbackTimeout = Warning("ASL606", "A task that waits for a callback has a timeout.");
    public static readonly Rule HeartbeatBelowTimeout = Error("ASL607", "A heartbeat is shorter than the timeout.");

    public static readonly Rule ChoiceOperator = Error("ASL701", "A Choice rule has one condition, and a comparison one operator.");
    public static readonly Rule ChoiceDefault = Warning("ASL702", "A Choice state has a default.");
    public static readonly Rule NestedNext = Error("ASL703", "Only a rule itself leads on, not a condition inside it.");

    public static readonly Rule VariableName = Error("ASL801", "A variable has a name of letters, digits and _, at most 80 characters, other than states.");
    public static readonly Rule VariableUnassigned = Warning("ASL802", "A variable is assigned before it is read.");
    public static readonly Rule VariableSometimes = Warning("ASL803", "A variable is assigned on every way to where it is read.");
    public static readonly Rule VariableOuter = Warning("ASL804", "A branch or iteration assigns no variable of the scope around it.");
    public static readonly Rule LostField = Warning("ASL805", "A path reads what the states before leave.");

    public static readonly Rule DefinitionSize = Error("ASL901", "A definition has at most 1,048,576 characters.");
    public static readonly Rule EventBudget = Warning("ASL904", "An execution makes fewer than 25,000 history events.");
    public static readonly Rule LiteralSize = Error("ASL903", "What a state hands on has at most 262,144 bytes.");
    public static readonly Rule ExpressDuration = Warning("ASL902", "An Express execution ends within five minutes.");

    public static readonly Rule RequestField = Error("SMK101", "A SageMaker request has only fields of its service model.");
    public static readonly Rule RequestRequired = Error("SMK102", "A SageMaker request has every required field.");
    public static readonly Rule RequestType = Error("SMK103", "A field of a SageMaker request has a value of its type.");
    public static readonly Rule RequestRange = Error("SMK104", "A field of a SageMaker request is in its range.");
    public static readonly Rule RequestEnum = Warning("SMK105", "A field of a SageMaker request has a value its service model lists.");
    public static readonly Rule JobNameRetried = Warning("SMK201", "A job that is retried has a name of its own for each attempt.");
    public static readonly Rule JobNameFixed = Warning("SMK202", "A job has a name of its own in each execution.");

    public static ImmutableArray<Rule> All { get; } =
    [
        Json, JsonObject,
        RequiredField, UnknownField, FieldType, FieldLanguage, StateType, LanguageDowngrade, ExclusiveFields, StateName, UniqueName, MachineName,
        Target, Unreachable, NoEnd, NextOrEnd, Cycle,
        Path, ReferencePath, TemplateExpression, TemplateNames, TemplatePlace, IntrinsicNesting, ForgottenSuffix,
        JsonataSyntax, JsonataDelimiters, JsonataSuffix, JsonataStates, JsonataForbidden, JsonataIntrinsic,
        CatchAllAlone, ErrorNameReserved, ErrorNameUncatchable, ErrorNameTwice,
        DistributedOnly, InlineConcurrency, Label, InlineTolerance,
        ExpressResource, Resource, IntegrationPattern, TaskTokenMissing, TaskTokenMisplaced, CallbackTimeout, HeartbeatBelowTimeout,
        ChoiceOperator, ChoiceDefault, NestedNext,
        VariableName, VariableUnassigned, VariableSometimes, VariableOuter, LostField,
        DefinitionSize, ExpressDuration, LiteralSize, EventBudget,
        RequestField, RequestRequired, RequestType, RequestRange, RequestEnum, JobNameRetried, JobNameFixed,
    ];

    private static Rule Error(string code, string summary) => new(code, IssueSeverity.Error, summary);

    private static Rule Warning(string code, string summary) => new(code, IssueSeverity.Warning, summary);
}
