using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Portal.Application;
using Portal.Application.Common;
using Portal.Infrastructure;
using Portal.Infrastructure.Documents;
using Portal.Infrastructure.InternetComputer.Client;
using Portal.Infrastructure.Setup;
using Portal.Infrastructure.Telemetry;
using Portal.Web.Api;
using Portal.Web.Components;
using Portal.Web.Components.Layout;
using Portal.Web.Features.Access;
using Portal.Web.Features.Dashboards;
using Portal.Web.Features.Documents;
using Portal.Web.Features.Imports;
using Portal.Web.Features.PublicRegister;
using Portal.Web.Security;
using Portal.Web.Security.Circuits;
using Portal.Web.Security.Hardening;

namespace Portal.Web.Hosting;

/// <summary>Puts the portal's web host together; used by the program and, with another database and port, by the tests.</summary>
public static class PortalHost
{
    private const string DefaultAddress = "http://localhost:5080";

    /// <summary>A host that is ready to run, with its database brought up to date.</summary>
    /// <param name="builder">Configuration, logging, addresses.</param>
    /// <param name="database">Where the records are.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="PortalSetupException">Something outside the program keeps it from starting.</exception>
    public static async Task<WebApplication> CreateAsync(WebApplicationBuilder builder, DatabaseOptions database, CancellationToken ct)
    {
        var addresses = Addresses(builder.Configuration);
        builder.WebHost.UseUrls(addresses);
        LoggingSetup.Apply(builder.Logging, builder.Configuration);
        var access = AccessOptions.From(builder.Configuration, addresses);
        StartRules.Check(builder.Configuration, builder.Environment, addresses, access);
        builder.Services.AddSingleton(access);
        builder.Services.AddPortalApplication().AddPortalInfrastructure(database).AddPortalBackground().AddPortalTelemetry(builder.Configuration);
        builder.Services.AddRequestSecurityLog(builder.Configuration).AddDocumentStore(builder.Configuration);
        builder.Services.AddNetworkEvidence(builder.Configuration, access.Demo);
        AddWeb(builder);
        builder.AddPortalHardening(addresses).AddPortalKeys().AddPortalSessions(addresses).AddCircuitSecurity().AddProviderSignIn(addresses);
        builder.AddPortalApi();

        var app = builder.Build();
        await app.Services.GetRequiredService<DatabaseSetup>().PrepareAsync(ct);
        MapWeb(app);
        return app;
    }

    private static void AddWeb(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddProblemDetails();
        // What a request must hold is said once, in the use case's validator.
        services.AddControllersWithViews(mvc => mvc.ModelMetadataDetailsProviders.Add(new SuppressChildValidationMetadataProvider(typeof(PageRequest)))).AddJsonOptions(json =>
        {
            json.JsonSerializerOptions.Converters.Add(new JsonStringEnumConverter());
            json.JsonSerializerOptions.Converters.Add(new EntityIdJson());
        });
        services.AddRazorComponents().AddInteractiveServerComponents();
        builder.AddDesignSystem();
        services.AddScoped<IFrameData, FrameData>();
        services.AddSingleton<TaskWords>();
        services.AddScoped<Features.Services.Reviews.AssignDialog>();
        services.AddSingleton<Features.Letters.LetterWords>();
        services.AddPublicRegister();
        services.AddHttpContextAccessor();
        services.AddScoped<UseCases>();
        services.AddScoped<UploadForm>();
        services.AddScoped<RefusedRowsFile>();
        services.AddScoped<Features.Compliance.Oscal.OscalFiles>();
        services.AddSingleton<Features.Sandbox.SandboxDecisions>();
        services.AddCascadingAuthenticationState();
        services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private static void MapWeb(WebApplication app)
    {
        app.UseSafeAnswers();
        app.UsePlainFailure();
        // Not in a branch: a branch has no routes, so that the page of the failure would not be found. A page that failed has begun in its scope.
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseWhen(context => ApiSetup.IsApi(context.Request), api => api.UseExceptionHandler());
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            // A program that calls the API reads the status, not a page.
            if (ApiSetup.IsApi(context.Request)) context.Features.Get<IStatusCodePagesFeature>()!.Enabled = false;
            return next(context);
        });
        app.UseStandInPages();
        app.MapDesignSystem();
        app.UseAuthentication();
        app.UseLimits();
        // The gate has to know a WebSocket when it sees one.
        app.UseWebSockets();
        app.UseMiddleware<CircuitGate>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = c => c.Tags.Contains("ready"), ResponseWriter = HealthAnswer.WriteAsync }).AllowAnonymous();
        app.MapContentPolicyReports();
        app.MapControllers();
        app.MapPublicRegister();
        // The framework's own frame policy would stand in the place of the whole one.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null);
    }

    private static string[] Addresses(IConfiguration configuration) =>
        (configuration["urls"] ?? DefaultAddress).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
