using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using MlKit.Pipelines.Running;
using MlKit.Pipelines.Tests.ProcessingJobs.Local;

namespace MlKit.Pipelines.Tests.Running;

public sealed class DistributedMapTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mlkit-objects-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("data.jsonl", "{\"a\":1}\n\n{\"a\":2}\n", """ "InputType":"JSONL" """, """[{"a":1},{"a":2}]""")]
    [InlineData("data.json", """[{"a":1},{"a":2},3]""", """ "InputType":"JSON","MaxItems":2 """, """[{"a":1},{"a":2}]""")]
    [InlineData("data.json", """{"x":{"y/z":[1,2]}}""", """ "InputType":"JSON","ItemsPointer":"/x/y~1z" """, "[1,2]")]
    [InlineData("data.csv", "a;b\r\n\"1;\"\"x\"\"\";2\r\n3", """ "InputType":"CSV","CSVHeaderLocation":"FIRST_ROW","CSVDelimiter":"SEMICOLON" """, """[{"a":"1;\"x\"","b":"2"},{"a":"3","b":""}]""")]
    [InlineData("data.csv", "1,2\n", """ "InputType":"CSV","CSVHeaderLocation":"GIVEN","CSVHeaders":["x","y"] """, """[{"x":"1","y":"2"}]""")]
    public async Task Run_ItemReader_ReadsItems(string key, string content, string config, string items)
    {
        Write(key, content);

        var result = await RunAsync($$""" "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{ {{config}} },"Parameters":{"Bucket":"bucket","Key":"{{key}}"} } """);

        Assert.Equal(items, result.Output?.GetRawText() ?? result.Cause);
    }

    [Fact]
    public async Task Run_Inventory_ReadsTheObjectsItLists()
    {
        Write("inventory/manifest.json", """{"sourceBucket":"b","fileFormat":"CSV","fileSchema":"Bucket, Key, Size","files":[{"key":"inventory/1.csv.gz"}]}""");
        using (var file = File.Create(Path.Combine(_root, "bucket", "inventory", "1.csv.gz")))
        using (var zip = new GZipStream(file, CompressionMode.Compress))
            zip.Write(Encoding.UTF8.GetBytes("\"b\",\"a%2Fb+c.txt\",\"12\"\n"));

        var result = await RunAsync(""" "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"MANIFEST"},"Parameters":{"Bucket":"bucket","Key":"inventory/manifest.json"} } """);

        Assert.Equal("""[{"Bucket":"b","Key":"a/b c.txt","Size":"12"}]""", result.Output?.GetRawText() ?? result.Cause);
    }

    [Fact]
    public async Task Run_ListObjects_ListsThosePrefixed()
    {
        Write("in/b.txt", "22");
        Write("in/a.txt", "1");
        Write("out/c.txt", "333");

        var result = await RunAsync(""" "ItemReader":{"Resource":"arn:aws:states:::s3:listObjectsV2","Parameters":{"Bucket":"bucket","Prefix":"in"} },"ItemSelector":{"key.$":"$$.Map.Item.Value.Key","size.$":"$$.Map.Item.Value.Size","index.$":"$$.Map.Item.Index"} """);

        Assert.Equal("""[{"key":"in/a.txt","size":1,"index":0},{"key":"in/b.txt","size":2,"index":1}]""", result.Output?.GetRawText() ?? result.Cause);
    }

    [Fact]
    public async Task Run_AthenaManifest_ReadsTheObjectsItNames()
    {
        Write("a.jsonl", "1\n");
        Write("b.jsonl", "2\n");
        Write("manifest.csv", "\"s3://bucket/a.jsonl\"\n\ns3://bucket/b.jsonl\n");

        var result = await RunAsync(""" "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"JSONL","ManifestType":"ATHENA_DATA"},"Parameters":{"Bucket":"bucket","Key":"manifest.csv"} } """);

        Assert.Equal("[1,2]", result.Output?.GetRawText() ?? result.Cause);
    }

    [Fact]
    public async Task Run_AthenaManifest_TakesKeysAsTheyAre()
    {
        Write("dt=1/a b%20ü#.jsonl", "1\n");
        Write("manifest.csv", "s3://bucket/dt=1/a b%20ü#.jsonl\n");

        var result = await RunAsync(""" "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"JSONL","ManifestType":"ATHENA_DATA"},"Parameters":{"Bucket":"bucket","Key":"manifest.csv"} } """);

        Assert.Equal("[1]", result.Output?.GetRawText() ?? result.Cause);
    }

    [Fact]
    public async Task Run_MaxItems_ReadsNothingBehindThem()
    {
        Write("data.jsonl", "1\n2\nbroken\n");

        var result = await RunAsync(""" "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"JSONL","MaxItems":2},"Parameters":{"Bucket":"bucket","Key":"data.jsonl"} } """);

        Assert.Equal("[1,2]", result.Output?.GetRawText() ?? result.Cause);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""" ,"ItemsPointer":"/x" """)]
    public async Task Run_DeepItems_AreRead(string more)
    {
        var deep = new string('[', 100) + new string(']', 100);
        Write("deep.json", more.Length == 0 ? $"[{deep}]" : $$"""{"x":[{{deep}}]}""");

        var result = await RunAsync($$""" "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"JSON"{{more}} },"Parameters":{"Bucket":"bucket","Key":"deep.json"} } """);

        Assert.Equal($"[{deep}]", result.Output?.GetRawText() ?? result.Cause);
    }

    [Fact]
    public async Task Run_ResultsOfSeveralFiles_AreNumberedAndListed()
    {
        var options = new LocalRunnerOptions { Objects = LocalBuckets.In(_root), MaxResultFileBytes = 5 };

        var result = await new LocalRunner(options).RunAsync(
            Machine(
                """ "MaxConcurrency":1,"ToleratedFailureCount":1,"ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","WriterConfig":{"Transformation":"COMPACT","OutputType":"JSON"},"Parameters":{"Bucket":"bucket","Prefix":"out"} } """,
                """ "C":{"Type":"Choice","Choices":[{"Variable":"$","NumericEquals":3,"Next":"F"}],"Default":"P"},"F":{"Type":"Fail","Error":"E"},"P":{"Type":"Pass","End":true} """),
            "[1,2,3,4,5]",
            TestContext.Current.CancellationToken);

        var manifest = JsonElement.Parse(File.ReadAllText(Path.Combine(_root, "bucket", result.Output!.Value.GetProperty("ResultWriterDetails").GetProperty("Key").GetString()!))).GetProperty("ResultFiles");
        Assert.Equal(
            [("FAILED_0.json", """[{"Error":"E"}]"""), ("SUCCEEDED_0.json", "[1,2,4]"), ("SUCCEEDED_1.json", "[5]")],
            manifest.GetProperty("FAILED").EnumerateArray().Concat(manifest.GetProperty("SUCCEEDED").EnumerateArray()).Select(file => file.GetProperty("Key").GetString()!)
                .Select(key => (Path.GetFileName(key), File.ReadAllText(Path.Combine(_root, "bucket", key)))));
    }

    [Theory]
    [InlineData(300, ExecutionStatus.Failed)]
    [InlineData(299, ExecutionStatus.Succeeded)]
    public async Task Run_ExpressChild_HasFiveMinutes(int seconds, ExecutionStatus status)
    {
        var result = await new LocalRunner(Options()).RunAsync(
            Workflows.Of($$""" "W":{"Type":"Wait","Seconds":1000,"Next":"M"},"M":{"Type":"Map","End":true,"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"EXPRESS"},"StartAt":"I","States":{"I":{"Type":"Wait","Seconds":{{seconds}},"End":true} } } } """),
            "[1,2]",
            TestContext.Current.CancellationToken);

        Assert.Equal(status, result.Status);
        if (status == ExecutionStatus.Failed)
            Assert.Equal("States.ExceedToleratedFailureThreshold", result.Error);
    }

    [Fact]
    public async Task Run_ExpressChildThatTakesLonger_FailsWithATimeout()
    {
        var result = await new LocalRunner(Options()).RunAsync(
            Workflows.Of(""" "M":{"Type":"Map","ToleratedFailureCount":1,"End":true,"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"EXPRESS"},"StartAt":"I","States":{"I":{"Type":"Wait","Seconds":301,"End":true} } } } """),
            "[1]",
            TestContext.Current.CancellationToken);

        Assert.Equal("""[{"Error":"States.Timeout"}]""", result.Output!.Value.GetRawText());
    }

    [Fact]
    public async Task Run_LoadAndFlatten_ReadsEveryObjectListed()
    {
        Write("in/a.json", "[1,2]");
        Write("in/b.json", "[3]");

        var result = await RunAsync(""" "ItemReader":{"Resource":"arn:aws:states:::s3:listObjectsV2","ReaderConfig":{"InputType":"JSON","Transformation":"LOAD_AND_FLATTEN"},"Parameters":{"Bucket":"bucket","Prefix":"in/"} } """);

        Assert.Equal("[1,2,3]", result.Output?.GetRawText() ?? result.Cause);
    }

    [Theory]
    [InlineData("broken.json", "[1,", """ "InputType":"JSON" """, "The object is not JSON")]
    [InlineData("broken.jsonl", "1\n{\n", """ "InputType":"JSONL" """, "Line 2 of the JSON Lines object is not JSON")]
    [InlineData("x.json", "{}", """ "InputType":"JSON","ItemsPointer":"/no" """, "The ItemsPointer '/no' leads nowhere")]
    [InlineData("x.json", "{\"a\":1}", """ "InputType":"JSON","ItemsPointer":"/a" """, "Attempting to map over non-iterable node.")]
    [InlineData("x.parquet", "", """ "InputType":"PARQUET" """, "The input type PARQUET cannot be read locally. Use CSV, JSON or JSONL.")]
    [InlineData("x.csv", "a,a\n", """ "InputType":"CSV","CSVHeaderLocation":"FIRST_ROW" """, "CSV headers cannot contain duplicates.")]
    [InlineData("x.json", "[]", """ "InputType":"MANIFEST" """, "The S3 inventory must have the file format CSV to be read locally")]
    public async Task Run_ObjectThatHasNoItems_FailsTheState(string key, string content, string config, string cause)
    {
        Write(key, content);

        var result = await RunAsync($$""" "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{ {{config}} },"Parameters":{"Bucket":"bucket","Key":"{{key}}"} } """);

        Assert.Equal(("States.ItemReaderFailed", cause), (result.Error, result.Cause));
    }

    [Theory]
    [InlineData("FLATTEN", "[1,2,3]")]
    [InlineData("COMPACT", "[[1,2],[3]]")]
    public async Task Run_ResultWriterWithoutABucket_ShapesTheOutput(string transformation, string output)
    {
        var result = await RunAsync($$""" "ResultWriter":{"WriterConfig":{"Transformation":"{{transformation}}","OutputType":"JSON"} } """, "[[1,2],[3]]");

        Assert.Equal(output, result.Output!.Value.GetRawText());
    }

    [Fact]
    public async Task Run_ResultsCannotBeWritten_FailsTheStateAndLeavesNoFile()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, "temporary")).FullName;
        File.WriteAllText(Path.Combine(_root, "bucket"), "a file, where a folder should be");
        var options = new LocalRunnerOptions { Objects = LocalBuckets.In(_root), TemporaryFolder = folder };

        var result = await new LocalRunner(options).RunAsync(
            Machine(""" "ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"bucket","Prefix":"out"} } """, """ "P":{"Type":"Pass","End":true} """), "[1]", TestContext.Current.CancellationToken);

        Assert.Equal("States.ResultWriterFailed", result.Error);
        Assert.IsAssignableFrom<IOException>(result.Exception);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task Run_TooManyFail_WritesWhatCameOfThem()
    {
        var result = await RunAsync(
            """ "MaxConcurrency":1,"ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","WriterConfig":{"Transformation":"COMPACT","OutputType":"JSON"},"Parameters":{"Bucket":"bucket","Prefix":"out"} } """,
            "[1,2,3]",
            """ "C":{"Type":"Choice","Choices":[{"Variable":"$","NumericEquals":2,"Next":"F"}],"Default":"P"},"F":{"Type":"Fail","Error":"E"},"P":{"Type":"Pass","End":true} """);

        Assert.Equal("States.ExceedToleratedFailureThreshold", result.Error);
        Assert.Equal(
            [("FAILED_0.json", """[{"Error":"E"}]"""), ("SUCCEEDED_0.json", "[1]"), ("manifest.json", null)],
            Directory.EnumerateFiles(Path.Combine(_root, "bucket", "out"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(file => (Path.GetFileName(file), Path.GetFileName(file) == "manifest.json" ? null : File.ReadAllText(file))));
    }

    [Fact]
    public async Task Run_DiskOfTheResultsIsFull_FailsTheState()
    {
        var folder = Path.Combine(_root, "disk");
        using var disk = SmallDisk.Mount(folder);
        var options = new LocalRunnerOptions { Objects = LocalBuckets.In(_root), TemporaryFolder = folder };

        var result = await new LocalRunner(options).RunAsync(
            Machine($$""" "ItemSelector":{"text":"{{new string('x', 100_000)}}"},"ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"bucket","Prefix":"out"} } """, """ "P":{"Type":"Pass","End":true} """),
            "[1,2,3,4,5,6,7,8,9,10,11,12]",
            TestContext.Current.CancellationToken);

        Assert.Equal("States.ResultWriterFailed", result.Error);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task Run_ResultsAreTooLarge_FailsTheState()
    {
        var result = await RunAsync($$""" "ItemSelector":{"text":"{{new string('x', 100_000)}}"} """, "[1,2,3]");

        Assert.Equal(("States.DataLimitExceeded", "The state/task 'M' returned a result with a size exceeding the maximum number of bytes service limit."), (result.Error, result.Cause));
    }

    [Theory]
    [InlineData("missing.json", "States.ItemReaderFailed", "The object s3://bucket/missing.json does not exist")]
    [InlineData("../secret.json", "States.ItemReaderFailed", "s3://bucket/../secret.json: must have a bucket and a key whose parts can be names of files here, but the part '..' leads elsewhere. Use other names. (Parameter 'key')")]
    public async Task Run_ObjectThatCannotBeRead_FailsTheState(string key, string error, string cause)
    {
        var result = await RunAsync($$""" "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"JSON"},"Parameters":{"Bucket":"bucket","Key":"{{key}}"} } """);

        Assert.Equal((error, cause), (result.Error, result.Cause));
    }

    [Fact]
    public async Task Run_ItemBatcher_PutsItemsTogether()
    {
        var result = await RunAsync(""" "ItemBatcher":{"MaxItemsPerBatch":2,"BatchInput":{"n.$":"$[0]"} } """, "[1,2,3]");

        Assert.Equal("""[{"BatchInput":{"n":1},"Items":[1,2]},{"BatchInput":{"n":1},"Items":[3]}]""", result.Output!.Value.GetRawText());
    }

    [Theory]
    [InlineData(""" "ToleratedFailureCount":1 """, ExecutionStatus.Succeeded)]
    [InlineData(""" "ToleratedFailureCount":0 """, ExecutionStatus.Failed)]
    [InlineData(""" "ToleratedFailurePercentage":34 """, ExecutionStatus.Succeeded)]
    [InlineData(""" "ToleratedFailurePercentage":33 """, ExecutionStatus.Failed)]
    public async Task Run_IterationFails_FailsWhereMoreThanTolerated(string tolerance, ExecutionStatus status)
    {
        var result = await RunAsync(tolerance, "[1,2,3]", """ "C":{"Type":"Choice","Choices":[{"Variable":"$","NumericEquals":2,"Next":"F"}],"Default":"P"},"F":{"Type":"Fail","Error":"E","Cause":"two"},"P":{"Type":"Pass","End":true} """);

        Assert.Equal(status, result.Status);
        if (status == ExecutionStatus.Succeeded)
            Assert.Equal("""[1,{"Cause":"two","Error":"E"},3]""", result.Output!.Value.GetRawText());
        else
            Assert.Equal(("States.ExceedToleratedFailureThreshold", "The specified tolerated failure threshold was exceeded"), (result.Error, result.Cause));
    }

    [Fact]
    public async Task Run_ResultWriter_WritesFilesAndAManifest()
    {
        var result = await RunAsync(""" "Label":"Tidy","ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","WriterConfig":{"Transformation":"COMPACT","OutputType":"JSONL"},"Parameters":{"Bucket":"bucket","Prefix":"out"} } """, "[1,2]");

        var output = result.Output!.Value;
        Assert.StartsWith("arn:aws:states:us-east-1:123456789012:mapRun:test/Tidy:", output.GetProperty("MapRunArn").GetString(), StringComparison.Ordinal);
        var manifest = JsonElement.Parse(File.ReadAllText(Path.Combine(_root, "bucket", output.GetProperty("ResultWriterDetails").GetProperty("Key").GetString()!)));
        var file = manifest.GetProperty("ResultFiles").GetProperty("SUCCEEDED")[0];
        Assert.Equal("1\n2\n", File.ReadAllText(Path.Combine(_root, "bucket", file.GetProperty("Key").GetString()!)));
        Assert.Equal(0, manifest.GetProperty("ResultFiles").GetProperty("FAILED").GetArrayLength());
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Run_HundredThousandItems_NeedsLittleMemory()
    {
        var padding = new string('x', 300);
        Write("many.jsonl", string.Concat(Enumerable.Range(0, 100_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"{{\"n\":{i},\"text\":\"{padding}\"}}\n"))));
        var most = 0L;
        var options = Options(Workflows.WithTask((task, _) =>
        {
            if (task.Input.GetProperty("n").GetInt32() % 5_000 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));

            return ValueTask.FromResult(task.Input);
        }));
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var result = await new LocalRunner(options).RunAsync(
            Machine(
                """ "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"JSONL"},"Parameters":{"Bucket":"bucket","Key":"many.jsonl"} },"ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"bucket","Prefix":"out"} } """,
                $$""" "T":{"Type":"Task","Resource":"{{Workflows.Function}}","End":true} """),
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(ExecutionStatus.Succeeded, result.Status);
        Assert.True(most - before < 20 << 20, $"{(most - before) >> 20} MiB were in use, although all items together have 33 MiB.");
    }

    private static StateMachine Machine(string fields, string states) => Workflows.Of(
        $$""" "M":{"Type":"Map","End":true,{{fields}},"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"{{states.Split('"')[1]}}","States":{ {{states}} } } } """);

    private LocalRunnerOptions Options(LocalRunnerOptions? options = null) => new() { SkipDelays = true, Handlers = options?.Handlers ?? new TaskHandlers(), Objects = LocalBuckets.In(_root) };

    private Task<ExecutionResult> RunAsync(string fields, string input = "{}", string states = """ "P":{"Type":"Pass","End":true} """) =>
        new LocalRunner(Options()).RunAsync(Machine(fields, states), input, TestContext.Current.CancellationToken);

    private void Write(string key, string content)
    {
        var path = Path.Combine(_root, "bucket", key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
