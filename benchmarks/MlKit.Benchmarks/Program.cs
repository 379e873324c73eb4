using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(MlKit.Benchmarks.UndistortImage).Assembly).Run(args);
