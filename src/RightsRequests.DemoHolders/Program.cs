using RightsRequests.DemoHolders;

return await DemoCommandLine.Create().Parse(args).InvokeAsync();
