using System.Security.Claims;
using System.Threading.RateLimiting;
using Bridge.Gateway.Proxy;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Bridge.Gateway.Users;

static class UsersSetup
{
    public const string SignInLimit = "sign-in";

    public static void AddUsers(this WebApplicationBuilder builder)
    {
        builder.AddPublicAddress();
        var https = PublicAddress.Of(builder.Configuration).IsHttps;
        var authentication = builder.Services.AddAuthentication(options => options.DefaultScheme = IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie =>
            {
                // The prefix makes browsers refuse the cookie over plain http or from a sibling host; plain http exists on the loopback only.
                cookie.Cookie.Name = https ? "__Host-bridge" : "bridge";
                cookie.Cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
                cookie.Cookie.SameSite = SameSiteMode.Strict;
                cookie.Cookie.HttpOnly = true;
                cookie.SlidingExpiration = true;
                cookie.Events.OnSigningIn = async context =>
                {
                    var services = context.HttpContext.RequestServices;
                    var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
                    var rules = await services.GetRequiredService<CurrentSignInRules>().GetAsync(context.HttpContext.RequestAborted);
                    (context.Properties.IssuedUtc, context.Properties.ExpiresUtc) = (now, now + TimeSpan.FromHours(rules.IdleHours));
                };
                cookie.Events.OnRedirectToLogin = context => Answer(context.Response, StatusCodes.Status401Unauthorized);
                cookie.Events.OnRedirectToAccessDenied = context => Answer(context.Response, StatusCodes.Status403Forbidden);
                cookie.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
            })
            // What a passkey was asked, from the question to its answer.
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie =>
            {
                cookie.Cookie.Name = https ? "__Host-bridge-passkey" : "bridge-passkey";
                cookie.Cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
                cookie.Cookie.SameSite = SameSiteMode.Strict;
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            });
        builder.AddSingleSignOn(authentication);
        builder.Services.AddScoped<Admission>();
        builder.Services.AddSingleton<CurrentSignInRules>();
        builder.Services.AddSingleton<SignInRecord>();
        builder.Services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // It stands for both factors, and signs in without a name being typed.
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
        });
        // As OWASP asks of PBKDF2 with SHA-512; what was hashed with fewer rounds is hashed anew at the next sign-in.
        builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        builder.Services.AddIdentityCore<User>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = 12;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireDigit = false;
                options.Lockout.MaxFailedAccessAttempts = 10;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
                options.ClaimsIdentity.UserIdClaimType = "sub";
                options.ClaimsIdentity.RoleClaimType = "role";
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<GatewayDbContext>()
            .AddUserStore<KeptUsers>()
            .AddSignInManager()
            .AddPasswordValidator<UncommonPassword>()
            .AddTokenProvider<CodesOnce>(TokenOptions.DefaultAuthenticatorProvider)
            .AddClaimsPrincipalFactory<ConsolePrincipalFactory>();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<ConsoleSessions>();
        builder.Services.AddSingleton<IPostConfigureOptions<CookieAuthenticationOptions>, ConsoleSessions.IntoCookie>();
        // A disabled user or a changed role takes effect within a minute.
        builder.Services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = TimeSpan.FromMinutes(1);
            // Who he is is read anew; how he proved it, and which session it is, stays.
            options.OnRefreshingPrincipal = refreshing =>
            {
                var kept = refreshing.CurrentPrincipal!.Claims.Where(claim => Proof.Remembered.Contains(claim.Type)).Select(claim => claim.Clone());
                ((ClaimsIdentity)refreshing.NewPrincipal!.Identity!).AddClaims(kept);
                return Task.CompletedTask;
            };
        });
        builder.Services.AddDataProtection().SetApplicationName("bridge").PersistKeysToDbContext<GatewayDbContext>();
        builder.Services.AddAntiforgery(options =>
        {
            options.HeaderName = "X-CSRF-TOKEN";
            options.Cookie.Name = https ? "__Host-bridge-csrf" : "bridge-csrf";
            options.Cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            var tries = builder.Configuration.GetValue("SignIn:TriesPerMinute", 20);
            limiter.AddPolicy(SignInLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "unknown", _ => new() { PermitLimit = tries, Window = TimeSpan.FromMinutes(1) }));
        });
        builder.Services.AddScoped<IMigrationStep, FirstOwner>();
        builder.Services.AddScoped<IMigrationStep, SealedFactors>();
        builder.AddSealedColumn(new SealedColumn("\"user\"", "authenticator_secret", "id::text", User.PlaceOf));
    }

    static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
