using Holder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RightsRequests.HolderKit;

// Un détenteur de données en .NET, une page. / A data holder in .NET, a page long.
var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Services.AddSingleton(new Members(builder.Configuration["Members"] ?? "members.json"));
builder.Services.AddRightsHolder<MembersHolder>(options => builder.Configuration.GetSection("Rights").Bind(options));
await builder.Build().RunAsync();
