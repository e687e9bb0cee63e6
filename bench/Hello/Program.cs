// The least that a .NET program can do and still be seen to have run.
Console.WriteLine("hello");
