namespace Bridge.AppHost;

/// <summary>Two AppHosts on one data folder would fight over the servers' files: the second one is told so. Ends with the process, however it ends.</summary>
internal sealed class DataLock(FileStream held) : IDisposable
{
    public static DataLock Take(string folder)
    {
        try
        {
            return new DataLock(new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new DistributedApplicationException($"Bridge already runs on {folder}. Stop it with ./bridge down, or set BRIDGE_DATA to another folder.");
        }
    }

    public void Dispose() => held.Dispose();
}
