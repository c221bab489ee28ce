using StartSpark.CommandLine;

return await StartSparkCommand.RunAsync(args);
