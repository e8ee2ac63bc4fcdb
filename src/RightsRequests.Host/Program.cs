using RightsRequests.Host.Commands;

return await CommandLine.RunAsync(args);
