using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;

namespace RightsRequests.Web.Api;

/// <summary>What <c>/openapi/v1.json</c> says beyond what the endpoints say themselves.</summary>
internal static class ApiDescription
{
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "RightsRequests";
            document.Info.Version = "1";
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
            var format = type == typeof(Instant) ? "date-time" : type == typeof(LocalDate) ? "date" : null;
            if (format is not null)
            {
                schema.Type = JsonSchemaType.String;
                schema.Format = format;
                schema.Properties?.Clear();
            }

            return Task.CompletedTask;
        });
    }
}
