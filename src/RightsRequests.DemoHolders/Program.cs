using RightsRequests.DemoHolders;

var parsed = DemoCommandLine.Create().Parse(args);
var exitCode = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? 2 : exitCode;
