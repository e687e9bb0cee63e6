using System.Globalization;
using Workshop.Server;

// course-server FOLDER PORT, started by "course serve". The first line on standard output is the address, or why there is none.
// Every line on standard input goes to the open pages; the end of the input ends the server.
if (args is not [var folder, var portText] || !int.TryParse(portText, CultureInfo.InvariantCulture, out var port))
{
    await Console.Error.WriteLineAsync("usage: course-server FOLDER PORT");
    return 2;
}

var pages = new OpenPages();
await using var server = new SiteServer(folder, port, pages);
try
{
    Console.WriteLine(await server.StartAsync());
}
catch (IOException exception)
{
    Console.WriteLine($"refused: {exception.Message}");
    return 3;
}

while (await Console.In.ReadLineAsync() is { } line)
    pages.Tell(Announcement.Parse(line));
return 0;
