using Microsoft.Extensions.Configuration;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using RightsRequests.Figures;

namespace RightsRequests.Host.Composition;

/// <summary>Traces and metrics over OTLP, where the standard's own settings name an endpoint; nothing is traced otherwise.</summary>
internal static class Telemetry
{
    /// <summary>The setting without which nothing is exported.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    /// <summary>Why the exporter would not start; null where it would, or is not asked for.</summary>
    public static string? Fault(IConfiguration configuration) =>
        configuration[Endpoint] is not { Length: > 0 } endpoint ? null
        : !Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") ? $"{Endpoint} : {SettingWords.NoAddress}: http(s)://…"
        : configuration[Protocol] is { Length: > 0 } protocol && protocol is not ("grpc" or "http/protobuf") ? $"{Protocol} : {SettingWords.UnknownValue}: grpc | http/protobuf"
        : null;

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[Endpoint] is not { Length: > 0 })
        {
            return services;
        }

        // PostgreSQL's spans stay out: those of a failure quote what failed.
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("rights-requests").AddEnvironmentVariableDetector())
            .WithTracing(traces => traces.AddSource(OfficeTrace.SourceName).AddAspNetCoreInstrumentation().AddProcessor(new SpanCleaner()))
            .WithMetrics(metrics => metrics.AddMeter("rights"))
            .UseOtlpExporter();
        return services;
    }
}
