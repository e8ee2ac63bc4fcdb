using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using Prometheus;
using RightsRequests.Web.Api;
using RightsRequests.Web.Console;
using RightsRequests.Web.Development;
using RightsRequests.Web.Operations;
using RightsRequests.Web.Portal;
using RightsRequests.Web.Staff;

namespace RightsRequests.Web;

/// <summary>Composes the web: public API, staff API, portal, operations.</summary>
public static class WebRegistration
{
    /// <summary>Adds what the web needs; the office must be added too.</summary>
    public static IServiceCollection AddWeb(this IServiceCollection services, WebOptions options)
    {
        services.AddSingleton(options);
        services.ConfigureHttpJsonOptions(json => Configure(json.SerializerOptions));
        services.AddProblemDetails();
        // In every environment alike: FailureProblems then writes the same problem.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddExceptionHandler<FailureProblems>();
        services.AddOpenApi("v1", ApiDescription.Configure);
        services.AddStaffSignIn(options);
        if (options.Members is { } members)
        {
            services.AddMemberSignIn(members);
        }

        services.AddLimits(options);
        services.AddDataProtection()
            .SetApplicationName("rights-requests")
            .PersistKeysToFileSystem(new DirectoryInfo(options.FormKeyDirectory));
        services.AddAntiforgery(form =>
        {
            form.Cookie.Name = "formulaire";
            form.Cookie.SameSite = SameSiteMode.Strict;
            form.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddSingleton<TrackingCookie>();
        services.AddSingleton<LostCodes>();
        services.AddHostedService(provider => provider.GetRequiredService<LostCodes>());
        services.AddSingleton<DraftCookie>();
        services.AddSingleton<FormFlow>();
        services.AddSingleton<HolderCookie>();
        services.AddResponseCompression(answers => answers.EnableForHttps = true);
        // They take a field name with an open bracket for an error of ours; nothing here posts such names.
        services.PostConfigure<Microsoft.AspNetCore.Mvc.MvcOptions>(mvc =>
        {
            mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
            mvc.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
            mvc.Filters.Add<ReadableForms>(ReadableForms.AfterLimits);
        });
        services.AddRazorPages(pages =>
        {
            // A room's pages lie beside its code; each names its own address.
            pages.RootDirectory = "/";
            pages.Conventions.AddPageRoute("/Portal/Index", "/en");
            foreach (var (page, address) in new[] { ("Demande", ""), ("DemandeEtape", "/{step}"), ("DemandeVerification", "/verification"), ("DemandePlusTard", "/plus-tard"), ("DemandeReprendre", "/reprendre"), ("DemandeConnexion", "/connexion") })
            {
                pages.Conventions.AddPageRoute($"/Portal/{page}", $"/en/demande{address}");
            }

            pages.Conventions.AddPageRoute("/Portal/Suivi", "/en/suivi");
            pages.Conventions.AddPageRoute("/Portal/SuiviRetrait", "/en/suivi/retrait");
            pages.Conventions.AddPageRoute("/Portal/SuiviCode", "/en/suivi/code");
            pages.Conventions.AddPageRoute("/Portal/Verifier", "/en/verifier");
            pages.Conventions.AddPageRoute("/Portal/Holders/Detenteur", "/en/detenteur");
            pages.Conventions.AddPageRoute("/Portal/Holders/Question", "/en/detenteur/question");
            pages.Conventions.AuthorizeFolder("/Console", StaffSignIn.ConsolePolicy);
            pages.Conventions.AllowAnonymousToPage("/Console/SignIn");
        }).ConfigureApplicationPartManager(parts =>
        {
            if (!parts.ApplicationParts.OfType<CompiledRazorAssemblyPart>().Any(part => part.Assembly == typeof(WebRegistration).Assembly))
            {
                parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(typeof(WebRegistration).Assembly));
            }
        });
        return services;
    }

    /// <summary>Opens the addresses of a worker: its health and its metrics.</summary>
    public static WebApplication UseHealth(this WebApplication app)
    {
        app.UseHead();
        app.UseRouting();
        app.MapHealth();
        return app;
    }

    /// <summary>Opens every address of the web.</summary>
    public static WebApplication UseWeb(this WebApplication app, WebOptions options)
    {
        app.UsePublicAddress();
        app.UseWholeBodies();
        app.UseStrictHeaders(options);
        app.UsePlaces(options);
        app.UseAssets();
        app.UseHead();
        app.UseRouting();
        app.UseHttpMetrics();
        // Inside what counts: an exception on its way out would be counted as a 200.
        app.UseExceptionHandler();
        app.UseStatusCodePages(StatusProblems.WriteAsync);
        app.UseSentBodies();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapRequests();
        app.MapTracking();
        app.MapSubject();
        app.MapEvidence();
        app.MapCases();
        app.MapIncidents();
        app.MapHolders();
        app.MapOpenDsr();
        app.MapOperations();
        app.MapRazorPages();
        app.MapThemes();
        app.MapFiles();
        app.MapEvidenceFiles();
        app.MapCaseChanges();
        if (options.Development)
        {
            app.MapDevelopment();
        }

        return app;
    }

    private static void Configure(JsonSerializerOptions options)
    {
        // Of two values the last would stand, and another reader takes the first.
        options.AllowDuplicateProperties = false;
        options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
    }
}
