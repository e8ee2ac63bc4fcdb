using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;

namespace RightsRequests.Web.Api;

/// <summary>What <c>/openapi/v1.json</c> says beyond what the endpoints say themselves.</summary>
internal static class ApiDescription
{
    private const string Staff = "staff";
    private const string Holder = "holderKey";
    private const string Subject = "trackingCodeOrSession";

    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "RightsRequests";
            document.Info.Version = "1";
            document.Servers?.Clear();
            document.AddComponent(Staff, Bearer("JWT of the OpenID Connect provider; claim `roles`: agent, dpo, auditor, admin."));
            document.AddComponent(Holder, Bearer("A key of the data holder: `rights-requests holders keys add ID`."));
            document.AddComponent(Subject, Bearer("The tracking code; for documents that disclose personal data, a session's access token."));
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, context.Document!);
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
            var format = type == typeof(Instant) ? "date-time" : type == typeof(LocalDate) ? "date" : null;
            if (format is not null)
            {
                var nullable = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) is not null;
                schema.Type = nullable ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
                schema.Format = format;
                schema.Properties?.Clear();
                schema.Required?.Clear();
            }

            RequestDescription.Describe(schema, type);
            return Task.CompletedTask;
        });
    }

    private static void Describe(OpenApiOperation operation, OpenApiDocument document)
    {
        switch (operation.OperationId)
        {
            case "fileRequest":
                Header(operation, "Idempotency-Key", "Honoured for 24 h: same key and body, same answer; other body, 422.");
                ResponseHeader(operation, "201", "Location", "The request's address.");
                break;
            case "requestStatus" or "startSession" or "confirmSession" or "requestDocument" or "requestMessages" or "withdrawRequest" or "sendEvidence":
                Secure(operation, document, Subject);
                break;
            case "writeMessage":
                Secure(operation, document, Subject);
                Header(operation, "Idempotency-Key", "The same message sent once more is one.");
                break;
            case "pullQueries" or "postAnswer" or "putContent" or "contentOffset":
                Secure(operation, document, Holder);
                break;
            case "listCases" or "listRecords" or "getEvidence" or "getLetter" or "listIncidents" or "retryIncident" or "dismissIncident":
                Secure(operation, document, Staff);
                break;
            case "getCase":
                Secure(operation, document, Staff);
                ResponseHeader(operation, "200", "ETag", "The case's version.");
                break;
            case "actOnCase":
                Secure(operation, document, Staff);
                Header(operation, "If-Match", "The ETag of the case as it was seen; another version now is 409.");
                ResponseHeader(operation, "200", "ETag", "The case's version.");
                break;
            default:
                break;
        }
    }

    private static OpenApiSecurityScheme Bearer(string description) =>
        new() { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = description };

    private static void Secure(OpenApiOperation operation, OpenApiDocument document, string scheme) =>
        operation.Security = [new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] }];

    private static void Header(OpenApiOperation operation, string name, string description) =>
        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });

    private static void ResponseHeader(OpenApiOperation operation, string status, string name, string description)
    {
        if (operation.Responses?[status] is OpenApiResponse response)
        {
            (response.Headers ??= new Dictionary<string, IOpenApiHeader>())[name] =
                new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        }
    }
}
