using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Maps;

/// <summary>Does the same with every item: https://states-language.net/spec.html#map-state.</summary>
public sealed record MapState : WorkState
{
    private MapState(string name)
        : base(name)
    {
    }

    internal MapState(string name, ObjectReader reader)
        : base(name, reader)
    {
        ItemsPath = reader.TakeRequiredPath("ItemsPath");
        Items = reader.TakePayload("Items");
        ItemReader = reader.TakeObject("ItemReader", ItemReader.Read);
        ItemSelector = reader.TakePayload("ItemSelector");
        ItemBatcher = reader.TakeObject("ItemBatcher", ItemBatcher.Read);
        MaxConcurrency = reader.TakeIntegerOrExpression("MaxConcurrency");
        ToleratedFailureCount = reader.TakeIntegerOrExpression("ToleratedFailureCount");
        ToleratedFailurePercentage = reader.TakeNumberOrExpression("ToleratedFailurePercentage");
        ResultWriter = reader.TakeObject("ResultWriter", ResultWriter.Read);
        Label = reader.TakeString("Label");
        ItemProcessor = reader.TakeObject("ItemProcessor", ItemProcessor.Read);
        Iterator = reader.TakeObject("Iterator", ItemProcessor.Read);
        Extra = reader.Rest();
    }

    /// <inheritdoc/>
    public override string Type => "Map";

    /// <summary>Gets where in the input the array of items is (JSONPath).</summary>
    /// <value>The default is <see langword="null"/>: the input is the array.</value>
    public Expression? ItemsPath { get; init; }

    /// <summary>Gets the items (JSONata).</summary>
    /// <value>The default is <see langword="null"/>: the input.</value>
    public Payload? Items { get; init; }

    /// <summary>Gets where items are read that are not in the input.</summary>
    /// <value>The default is <see langword="null"/>. Distributed only.</value>
    public ItemReader? ItemReader { get; init; }

    /// <summary>Gets what an iteration starts with.</summary>
    /// <value>The default is <see langword="null"/>: the item.</value>
    public Payload? ItemSelector { get; init; }

    /// <summary>Gets how items are grouped.</summary>
    /// <value>The default is <see langword="null"/>. Distributed only.</value>
    public ItemBatcher? ItemBatcher { get; init; }

    /// <summary>Gets how many iterations run at once; 0 for as many as Step Functions likes.</summary>
    /// <value>The default is <see langword="null"/>: 0.</value>
    public ValueOf<long>? MaxConcurrency { get; init; }

    /// <summary>Gets how many iterations may fail.</summary>
    /// <value>The default is <see langword="null"/>: 0. Distributed only.</value>
    public ValueOf<long>? ToleratedFailureCount { get; init; }

    /// <summary>Gets how many of a hundred iterations may fail.</summary>
    /// <value>The default is <see langword="null"/>: 0. Distributed only.</value>
    public ValueOf<decimal>? ToleratedFailurePercentage { get; init; }

    /// <summary>Gets where results are written.</summary>
    /// <value>The default is <see langword="null"/>: they are the state's result. Distributed only.</value>
    public ResultWriter? ResultWriter { get; init; }

    /// <summary>Gets the name of the Map Run, at most 40 characters.</summary>
    /// <value>The default is <see langword="null"/>: one is made of the state's name. Distributed only.</value>
    public string? Label { get; init; }

    /// <summary>Gets what is done with each item.</summary>
    /// <value>It is <see langword="null"/> in a definition that was read with the old <see cref="Iterator"/>, or without either.</value>
    public ItemProcessor? ItemProcessor { get; init; }

    /// <summary>Gets what is done with each item, under the field's old name.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public ItemProcessor? Iterator { get; init; }

    /// <summary>Gets what is done with each item, under whichever name.</summary>
    public ItemProcessor? Processor => ItemProcessor ?? Iterator;

    /// <summary>Makes a Map state whose iterations are part of the execution.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="processor">Adds what is done with each item.</param>
    /// <returns>The state.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    /// <exception cref="ArgumentNullException">The processor is <see langword="null"/>.</exception>
    public static MapState Inline(string name, Action<StateChain> processor) => Create(name, processor, new ProcessorConfig { Mode = ProcessorConfig.Inline });

    /// <summary>Makes a Map state whose iterations are executions of their own.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="processor">Adds what is done with each item.</param>
    /// <param name="executionType">The kind of those executions.</param>
    /// <returns>The state.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    /// <exception cref="ArgumentNullException">The processor is <see langword="null"/>.</exception>
    public static MapState Distributed(string name, Action<StateChain> processor, StateMachineType executionType = StateMachineType.Standard) =>
        Create(name, processor, new ProcessorConfig { Mode = ProcessorConfig.Distributed, ExecutionType = executionType == StateMachineType.Express ? "EXPRESS" : "STANDARD" });

    private static MapState Create(string name, Action<StateChain> processor, ProcessorConfig config)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new MapState(name) { ItemProcessor = StateChain.Build(processor, new ItemProcessor { ProcessorConfig = config }) };
    }

    private protected override void WriteOwn(ObjectWriter writer)
    {
        writer.Write("ItemsPath", ItemsPath);
        writer.Write("Items", Items);
        writer.WriteObject("ItemReader", ItemReader, ItemReader.Write);
        writer.Write("ItemSelector", ItemSelector);
        writer.WriteObject("ItemBatcher", ItemBatcher, ItemBatcher.Write);
        writer.Write("MaxConcurrency", MaxConcurrency);
        writer.Write("ToleratedFailureCount", ToleratedFailureCount);
        writer.Write("ToleratedFailurePercentage", ToleratedFailurePercentage);
        writer.Write("Label", Label);
        writer.WriteObject("ItemProcessor", ItemProcessor, ItemProcessor.Write);
        writer.WriteObject("Iterator", Iterator, ItemProcessor.Write);
        writer.WriteObject("ResultWriter", ResultWriter, ResultWriter.Write);
    }
}
