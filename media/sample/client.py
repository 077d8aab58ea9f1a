"""The first TCP client of most lectures: connect, send, receive, close."""

import socket

with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as client:
    client.connect(("127.0.0.1", 9998))
    client.sendall(b"Hello from client!")
    # Nobody answering? A listener without a responder stays silent: send something from Socket Lab.
    print("Received:", client.recv(1024).decode())
