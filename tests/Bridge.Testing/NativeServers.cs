using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace Bridge.Testing;

/// <summary>
/// The servers of this machine, run by test-servers.sh on ports and data of their own. The first test process starts them, later ones find them in
/// servers.json, and they end by themselves when nobody uses them any more.
/// </summary>
internal sealed class NativeServers : ITestServers
{
    private static readonly TimeSpan PatienceForServers = TimeSpan.FromSeconds(90);

    /// <summary>The shared lock that keeps the servers alive: held until this process ends, however it ends.</summary>
    private static FileStream? s_inUse;

    private NativeServers(Description servers)
    {
        Postgres = $"Host=127.0.0.1;Port={servers.PostgresPort};Username=postgres;Password={servers.Password};Database=postgres";
        Broker = new($"amqp://bridge:{servers.Password}@127.0.0.1:{servers.BrokerPort}/");
        Management = new($"http://127.0.0.1:{servers.ManagementPort}/");
    }

    private sealed record Description(int Process, string Password, int PostgresPort, int BrokerPort, int DistributionPort, int EpmdPort, int ManagementPort);

    public string Postgres { get; }

    public Uri Broker { get; }

    public Uri Management { get; }

    public static async Task<ITestServers> StartAsync()
    {
        var folder = Folder();
        await using var starting = await LockAsync(Path.Combine(folder, "starting"), FileShare.None);
        s_inUse = await LockAsync(Path.Combine(folder, "in-use"), FileShare.Read);

        var description = Path.Combine(folder, "servers.json");
        if (File.Exists(description)
            && JsonSerializer.Deserialize<Description>(await File.ReadAllTextAsync(description)) is { } running
            && IsRunning(running.Process))
        {
            var found = new NativeServers(running);
            await found.WaitUntilReadyAsync(running.Process, folder);
            return found;
        }

        var ports = FreePorts(5);
        var password = RandomNumberGenerator.GetHexString(24, lowercase: true);
        var process = Launch(folder, password, ports);
        var started = new Description(process, password, ports[0], ports[1], ports[2], ports[3], ports[4]);
        await File.WriteAllTextAsync(description, JsonSerializer.Serialize(started));
        File.SetUnixFileMode(description, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var servers = new NativeServers(started);
        await servers.WaitUntilReadyAsync(process, folder);
        return servers;
    }

    /// <summary>In the temporary folder, because the servers' own users need not be able to enter the checkout.</summary>
    private static string Folder()
    {
        var folder = Environment.GetEnvironmentVariable("BRIDGE_TEST_DATA");
        if (string.IsNullOrEmpty(folder))
        {
            var checkout = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(AppContext.BaseDirectory.Split("/artifacts/")[0])))[..12];
            folder = Path.Combine(Path.GetTempPath(), $"bridge-tests-{Environment.UserName}-{checkout}");
        }
        const UnixFileMode othersMayEnter = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        Directory.CreateDirectory(folder, othersMayEnter);
        return folder;
    }

    private static int Launch(string folder, string password, int[] ports)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "servers", "test-servers.sh");
        var start = new ProcessStartInfo("setsid")
        {
            ArgumentList = { "--fork", "bash", "-c", """folder=$1; shift; echo $$ >"$folder/pid"; exec bash "$@" >"$folder/log" 2>&1 </dev/null""", "-", folder, script, folder },
            Environment = { ["BRIDGE_POSTGRES_PASSWORD"] = password, ["BRIDGE_RABBITMQ_PASSWORD"] = password },
        };
        Array.ForEach(ports, port => start.ArgumentList.Add(port.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var pid = Path.Combine(folder, "pid");
        File.Delete(pid);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("setsid did not start.");
        process.WaitForExit();
        var text = "";
        SpinWait.SpinUntil(() => File.Exists(pid) && (text = File.ReadAllText(pid).Trim()).Length > 0, TimeSpan.FromSeconds(5));
        return int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task WaitUntilReadyAsync(int process, string folder)
    {
        using var http = new HttpClient { BaseAddress = Management };
        var waited = Stopwatch.StartNew();
        while (!(await AnswersAsync(() => OpenAsync(Postgres)) && await AnswersAsync(() => http.GetAsync(""))))
        {
            if (!IsRunning(process) || waited.Elapsed > PatienceForServers)
            {
                throw new InvalidOperationException($"PostgreSQL and RabbitMQ did not start:\n{await File.ReadAllTextAsync(Path.Combine(folder, "log"))}");
            }
            await Task.Delay(100);
        }
    }

    private static async Task OpenAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
    }

    private static async Task<bool> AnswersAsync(Func<Task> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (Exception problem) when (problem is NpgsqlException or HttpRequestException or SocketException)
        {
            return false; // not yet: the caller asks again, and gives up by the clock
        }
    }

    private static bool IsRunning(int process) => Directory.Exists($"/proc/{process}");

    /// <summary>Below the range the kernel gives to outgoing connections, so that a server that restarts finds its port free.</summary>
    private static int[] FreePorts(int count)
    {
        var free = new HashSet<int>();
        while (free.Count < count)
        {
            var port = RandomNumberGenerator.GetInt32(20_000, 32_000);
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                free.Add(port);
            }
            catch (SocketException)
            {
                // taken: try another
            }
        }
        return [.. free];
    }

    private static async Task<FileStream> LockAsync(string path, FileShare share)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                // FileShare.Read is a shared flock, FileShare.None an exclusive one: what test-servers.sh looks at.
                return share == FileShare.None
                    ? new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share)
                    : new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, share);
            }
            catch (IOException) when (waited.Elapsed < PatienceForServers)
            {
                await Task.Delay(50);
            }
        }
    }
}
